import { periodOf, type Schedule, slotAt } from "../cron.ts";

export type SlotPlan = {
  /** The newest slot, where it may be due: whoever inserts it first runs it. */
  due: Date | null;
  /** Begun so late that it says so. */
  isLate: boolean;
  /** Slots nobody ticked, newest first. */
  missed: readonly Date[];
  /** How many more there were before those. */
  older: number;
};

const LATE_MS = 15 * 60_000;
/** Written down one by one; what lies further back is counted. */
const MISSED_MAX = 60;

/**
 * What a tick at `now` finds of one schedule, whose newest known slot is `last`. A schedule by the calendar that was never seen begins
 * with its next slot; one by the period at once. A `last` that lies ahead comes from a clock that runs ahead: it stops nobody.
 */
export function planSlots(schedule: Schedule, { now, last, tickMs }: { now: number; last: Date | null; tickMs: number }): SlotPlan {
  const slot = slotAt(schedule, now, tickMs);
  const isByCalendar = schedule.everyMs === undefined;
  if (last === null) return { due: isByCalendar ? null : slot, isLate: false, missed: [], older: 0 };
  if (last.getTime() === slot.getTime()) return { due: null, isLate: false, missed: [], older: 0 };
  const isLate = isByCalendar && now - slot.getTime() > LATE_MS;
  const isSkipped = isLate && schedule.whenMissed === "skip";
  const { missed, older } = between(schedule, { last: last.getTime(), slot, tickMs });
  return { due: isSkipped ? null : slot, isLate, missed: isSkipped ? [slot, ...missed] : missed, older };
}

function between(schedule: Schedule, { last, slot, tickMs }: { last: number; slot: Date; tickMs: number }) {
  const missed: Date[] = [];
  let at = slotAt(schedule, slot.getTime() - 1, tickMs);
  while (at.getTime() > last && missed.length < MISSED_MAX) {
    missed.push(at);
    at = slotAt(schedule, at.getTime() - 1, tickMs);
  }
  const period = Math.max(periodOf(schedule, at.getTime()), schedule.everyMs === undefined ? 0 : tickMs);
  return { missed, older: at.getTime() > last ? Math.max(1, Math.ceil((at.getTime() - last) / period)) : 0 };
}
