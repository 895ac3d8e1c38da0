import type { Schedule } from "../cron.ts";
import type { ScheduleRunRecord, ScheduleRunState } from "./schedule-run.store.ts";

const DAY_MS = 86_400_000;
const KEPT_DAYS = 90;
/** What comes every minute and went well is of no interest for long, and would be most of the collection. */
const ROUTINE_DAYS = 2;
const OFTEN_MS = 60 * 60_000;

type Made = { now: number; state: ScheduleRunState; count?: number; trigger?: "clock" | "person" };

/** A slot's row as it begins. */
export function toRun(schedule: Schedule, slot: Date, { now, state, count = 1, trigger = "clock" }: Made): ScheduleRunRecord {
  const isRoutine = trigger === "clock" && (state === "done" || state === "running") && (schedule.everyMs ?? DAY_MS) < OFTEN_MS;
  return {
    ...{ _id: `${schedule.name}@${trigger === "person" ? "manual-" : ""}${slot.toISOString()}`, name: schedule.name, slot, trigger, state },
    ...{
      owner: null,
      leaseUntil: null,
      attempt: 0,
      isLate: false,
      startedAt: null,
      finishedAt: null,
      durationMs: null,
      error: null,
      count,
    },
    expiresAt: new Date(now + (isRoutine ? ROUTINE_DAYS : KEPT_DAYS) * DAY_MS),
  };
}
