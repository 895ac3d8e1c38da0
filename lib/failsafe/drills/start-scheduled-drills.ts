import type { Clock } from "../../platform/clock.ts";
import type { Context } from "../../platform/context.ts";
import type { KeptFailsafeSettings } from "../settings/kept-settings.ts";
import type { FailsafeSettingsStore } from "../settings/settings.store.ts";
import { startSuite, toNewSuite } from "./create-drill.ts";
import type { DrillDeps } from "./ports.ts";

type ScheduleDeps = DrillDeps & { clock: Clock; failsafeSettings: KeptFailsafeSettings; failsafeSettingsStore: FailsafeSettingsStore };

/** Every organization that wants drills has those of the day or week begun; each model once, whoever ticks how often. */
export async function startScheduledDrills(
  deps: ScheduleDeps,
  contextOf: (orgId: string) => Context<DrillDeps>,
  limit: number,
): Promise<void> {
  for (let after = ""; ; ) {
    const found = await deps.failsafeSettingsStore.listEverScheduled({ after, limit });
    for (const orgId of new Set(found)) await startOf(deps, contextOf(orgId));
    after = found.at(-1) ?? after;
    if (found.length < limit) return;
  }
}

async function startOf({ failsafeSettings, drills }: ScheduleDeps, ctx: Context<DrillDeps>): Promise<void> {
  const { schedule, models } = (await failsafeSettings.settingsOf(ctx.orgId)).drills;
  if (schedule === "off") return;
  for (const model of models) {
    const slot = `${periodOf(schedule, ctx.clock.now())}:${model}`;
    if (await drills.hasSlot(ctx.orgId, slot)) continue;
    await startSuite(ctx, toNewSuite(ctx, { model, path: "both" }, { trigger: "schedule", startedBy: null, slot }));
  }
}

const DAY_MS = 86_400_000;
/** The first day of 1970 was a Thursday. */
const MONDAY_OFFSET_DAYS = 3;

/** Days and weeks by UTC; a week begins on Monday. */
export function periodOf(schedule: "daily" | "weekly", now: number): string {
  const day = Math.floor(now / DAY_MS);
  const first = schedule === "daily" ? day : day - ((day + MONDAY_OFFSET_DAYS) % 7);
  return `${schedule}:${new Date(first * DAY_MS).toISOString().slice(0, "2026-01-01".length)}`;
}
