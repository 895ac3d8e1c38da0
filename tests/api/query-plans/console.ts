import type { Document } from "mongodb";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import type { SeededText } from "./seed-turns.ts";
import type { Owner, Tenancy } from "./tenancy.ts";

/** Two stores whose questions stand side by side; whichever is asked, both are. */
export function consoleStores({ consoleCounts }: Pick<AppDeps, "consoleCounts">) {
  return { createPeopleCountStore: consoleCounts, createChatCountStore: consoleCounts };
}

const DAY_MS = 86_400_000;

/** Every question they are ever asked, of one organization and of all. */
export async function askConsole(deps: AppDeps, { orgId }: Owner): Promise<void> {
  const now = new Date();
  for (const of of [orgId, null]) {
    await askCounts(deps, of, now);
    await askFleet(deps, of, now);
    await askLetters(deps, of, now);
  }
  await deps.deadLetters.markReplayed(orgId, "job_nobody", { by: "usr_nobody", at: now });
}

/** Of a day: a period is walked row by row, and the past was years. */
async function askCounts({ consoleCounts, usageReports, guardEvents }: AppDeps, of: string | null, now: Date): Promise<void> {
  const day = { from: new Date(now.getTime() - DAY_MS), until: now };
  await consoleCounts.countPeople(of);
  await consoleCounts.countActive(of, day.from);
  await consoleCounts.countChats(of);
  await consoleCounts.countMessages(of);
  await usageReports.findFirstAt(of);
  await usageReports.sumDays(of, day);
  await usageReports.sumByGroup(of, day, "organization", 5);
  await usageReports.sumByDay(of, day, "organization", [of]);
  await guardEvents.countByDay(of, day);
}

async function askFleet({ jobFleet }: AppDeps, of: string | null, now: Date): Promise<void> {
  await jobFleet.count(of);
  for (const state of ["open", "waiting", "failed"] as const)
    for (const after of [null, { at: now, id: "job_nobody" }]) await jobFleet.list(of, { kind: null, state, after, limit: 5 });
}

async function askLetters({ deadLetters }: AppDeps, orgId: string | null, now: Date): Promise<void> {
  await deadLetters.countOpen(orgId, 100);
  for (const job of [undefined, "chat.run-turn"])
    for (const isOpen of [false, true])
      for (const after of [null, { at: now, id: "ddl_nobody" }]) await deadLetters.list({ orgId, job, isOpen }, { after, limit: 5 });
}

/** They keep nothing of their own. */
export function consolePast(_past: {
  tenancy: Tenancy;
  text: SeededText;
  at(index: number): Date;
}): Record<string, (index: number) => Document> {
  return {};
}
