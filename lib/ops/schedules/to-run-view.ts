import type { ScheduleRunView } from "./schedule.schema.ts";
import type { ScheduleRunRecord } from "./schedule-run.store.ts";

export function toRunView(record: ScheduleRunRecord): ScheduleRunView {
  const { _id, slot, startedAt, finishedAt, trigger, state, isLate, attempt, durationMs, error, count } = record;
  return {
    ...{ id: _id, trigger, state, isLate, attempt, durationMs, error, count },
    slot: slot.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
