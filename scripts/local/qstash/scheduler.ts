import { Cron } from "croner";
import { acceptDraft } from "./accept.ts";
import type { QStashClock } from "./clock.ts";
import type { QStashLimits } from "./limits.ts";
import { ProtocolError } from "./protocol-error.ts";
import type { Change, Schedule } from "./schema.ts";
import type { Store } from "./store.ts";

/*
 * A schedule carries the time of its next slot. When it comes, one commit adds the message and moves the slot on, so a crash
 * fires a slot once or not yet, never twice. Slots missed while nothing ran are made up by a single one.
 */

export type Scheduler = { wake(): void; close(): void };

export type SchedulerOptions = { store: Store; clock: QStashClock; limits: QStashLimits; onFired: () => void };

export function createScheduler({ store, clock, limits, onFired }: SchedulerOptions): Scheduler {
  let stopTimer = () => {};
  const wake = () => {
    stopTimer();
    let nextAtMs = Number.POSITIVE_INFINITY;
    for (const schedule of [...store.tables.schedule.values()]) {
      const dueAt = schedule.nextScheduleTime;
      if (schedule.isPaused || dueAt === null) continue;
      const nextAt = dueAt > clock.now() ? dueAt : fire(store, schedule, clock.now(), limits);
      nextAtMs = Math.min(nextAtMs, nextAt ?? Number.POSITIVE_INFINITY);
    }
    if (Number.isFinite(nextAtMs)) stopTimer = clock.setTimer(nextAtMs, wake);
    onFired();
  };
  return { wake, close: () => stopTimer() };
}

/** The first slot after `afterMs`, null when there is none. Accepts the vendor's `CRON_TZ=<zone> ` prefix; UTC without it. */
export function nextSlot(expression: string, afterMs: number): number | null {
  const [, timezone = "UTC", pattern = ""] = /^(?:CRON_TZ=(\S+)\s+)?(.*)$/.exec(expression.trim()) ?? [];
  try {
    return new Cron(pattern, { timezone, mode: "5-part", paused: true }).nextRun(new Date(afterMs))?.getTime() ?? null;
  } catch (cause) {
    throw new ProtocolError(400, `invalid cron expression: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}

function fire(store: Store, schedule: Schedule, nowMs: number, limits: QStashLimits): number | null {
  const nextScheduleTime = nextSlot(schedule.cron, nowMs);
  const moved: Schedule = { ...schedule, nextScheduleTime, lastScheduleTime: nowMs };
  store.commit(fireChanges(store, moved, nowMs, limits));
  return nextScheduleTime;
}

function fireChanges(store: Store, schedule: Schedule, nowMs: number, limits: QStashLimits): Change[] {
  const { scheduleId, draft } = schedule;
  try {
    const { changes, accepted } = acceptDraft(store, draft, { nowMs, limits, scheduleId });
    const lastScheduleStates = Object.fromEntries(accepted.map(({ messageId }) => [messageId, "IN_PROGRESS" as const]));
    return [...changes, { kind: "schedule", id: scheduleId, value: { ...schedule, lastScheduleStates } }];
  } catch (cause) {
    // Its URL group was deleted after it was created: this slot is lost, the schedule stays.
    if (!(cause instanceof ProtocolError)) throw cause;
    console.error(`QStash: schedule ${scheduleId} could not publish: ${cause.message}`);
    return [{ kind: "schedule", id: scheduleId, value: schedule }];
  }
}
