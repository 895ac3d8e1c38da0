import type { Document } from "mongodb";
import type { Schedule } from "../../../lib/ops/cron.ts";
import { toRun } from "../../../lib/ops/schedules/to-run.ts";
import { DEFAULT_DEPLOYMENT_SETTINGS } from "../../../lib/platform/deployment-settings/deployment-settings.schema.ts";
import type { DeploymentSettingsRecord } from "../../../lib/platform/deployment-settings/deployment-settings.store.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import type { SeededText } from "./seed-turns.ts";
import type { Owner, Tenancy } from "./tenancy.ts";

export function scheduleStores({ deploymentSettingsStore, scheduleRuns }: Pick<AppDeps, "deploymentSettingsStore" | "scheduleRuns">) {
  return { createDeploymentSettingsStore: deploymentSettingsStore, createScheduleRunStore: scheduleRuns };
}

/** Every question they are ever asked. */
export async function askSchedule({ db, deploymentSettingsStore, scheduleRuns }: AppDeps, { userId }: Owner): Promise<void> {
  await askRuns(scheduleRuns);
  await deploymentSettingsStore.findLast();
  for (const before of [null, 20]) await deploymentSettingsStore.list({ before, limit: 20 });
  await db.withTransaction((session) => deploymentSettingsStore.insert(toSettingsRow(1_000_000, userId), session));
}

async function askRuns(scheduleRuns: AppDeps["scheduleRuns"]): Promise<void> {
  const now = Date.now();
  const [run, missed] = [toRun(PLANNED, new Date(now), { now, state: "queued" }), toRun(PLANNED, new Date(0), { now, state: "missed" })];
  await scheduleRuns.insert(run);
  await scheduleRuns.insertMissed([missed]);
  await scheduleRuns.listQueued(50);
  const claim = { owner: "plans", leaseUntil: new Date(0), startedAt: new Date(now), isLate: false };
  await scheduleRuns.take(run, claim);
  await scheduleRuns.find(run._id);
  await scheduleRuns.listLapsed(new Date(now), 50);
  await scheduleRuns.listUnfinished(50);
  await scheduleRuns.listOf(PLANNED.name, 20);
  const { expiresAt } = run;
  await scheduleRuns.finish(run._id, 1, { state: "done", finishedAt: new Date(now), durationMs: 1, error: null, expiresAt });
}

const PLANNED: Schedule = { name: "plans.planned", title: "", cron: "0 2 * * *", timeoutMs: 1_000, whenMissed: "skip" };

export function schedulePast({
  at,
  tenancy,
}: {
  tenancy: Tenancy;
  text: SeededText;
  at(index: number): Date;
}): Record<string, (index: number) => Document> {
  return {
    schedule_runs: (index) => ({
      ...toRun({ ...PLANNED, name: `plans.past-${index % 40}` }, at(index), { now: Date.now(), state: "done" }),
      _id: `plans@${index}`,
    }),
    deployment_settings: (index) => toSettingsRow(index + 1, tenancy.of(index).userId),
  };
}

const toSettingsRow = (revision: number, createdBy: string): DeploymentSettingsRecord => ({
  ...{ _id: `dch_${revision}`, revision, settings: DEFAULT_DEPLOYMENT_SETTINGS },
  ...{ reason: "measured", createdAt: new Date(0), createdBy },
});
