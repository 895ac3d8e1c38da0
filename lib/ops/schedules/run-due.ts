// The slot machine. A slot is a row whose id names it: whoever inserts it runs it, so it happens once although ticks come twice, late or
// at the same time. A run whose process died is taken over when its lease is over; slots nobody ticked are written down as missed.

import type { Clock } from "../../platform/clock.ts";
import { AppError } from "../../platform/errors.ts";
import { forEachAtMost } from "../../platform/jobs/for-each-at-most.ts";
import type { Logger } from "../../platform/log.ts";
import type { ScheduleStore } from "../../platform/schedule.store.ts";
import { withinTime } from "../../platform/within-time.ts";
import { type Schedule, slotAt } from "../cron.ts";
import { planSlots } from "./plan-slots.ts";
import type { RunClaim, ScheduleRunRecord, ScheduleRunStore } from "./schedule-run.store.ts";
import { toRun } from "./to-run.ts";

export type Clockwork = {
  table: readonly Schedule[];
  /** How often somebody ticks at most. */
  tickMs: number;
  owner: string;
  clock: Pick<Clock, "now">;
  log: Logger;
  runs: Pick<ScheduleRunStore, "insert" | "insertMissed" | "take" | "finish" | "find" | "listLapsed" | "listQueued">;
  schedules: Pick<ScheduleStore, "listAll" | "see" | "start" | "finish">;
  work(name: string, turn: { slot: Date; signal: AbortSignal }): Promise<void>;
};

export type ScheduleRun = { name: string; isRun: boolean };

const AT_ONCE = 4;
/** Less than a function has; what has not begun by then is left to the next tick. */
const TICK_MS = 240_000;
/** Clocks of two processes may be five minutes wrong each: none takes over what the other is still doing. */
const SKEW_MS = 10 * 60_000;
const ATTEMPTS_MAX = 3;
const ROWS = 50;

/** One failing task does not keep the others from running; all failures are thrown at the end. */
export async function runDue(clockwork: Clockwork): Promise<ScheduleRun[]> {
  const { clock, runs, schedules, table } = clockwork;
  const endsAt = clock.now() + TICK_MS;
  const [known, lapsed, queued] = await Promise.all([
    schedules.listAll(),
    runs.listLapsed(new Date(clock.now()), ROWS),
    runs.listQueued(ROWS),
  ]);
  const lastOf = new Map(known.map(({ _id, slot }) => [_id, slot]));
  const results: ScheduleRun[] = [];
  const failures: unknown[] = [];
  const attempt = (name: string, claim: () => Promise<Claimed | null>) => async () => {
    if (clock.now() >= endsAt) return;
    const claimed = await claim();
    results.push({ name, isRun: claimed !== null });
    if (claimed) await run(clockwork, claimed).catch((error: unknown) => failures.push(error));
  };
  const turns = [
    ...table.map((schedule) => attempt(schedule.name, () => claimDue(clockwork, schedule, lastOf.get(schedule.name) ?? null))),
    ...[...lapsed, ...queued].flatMap((row) => {
      const schedule = table.find(({ name }) => name === row.name);
      return schedule ? [attempt(row.name, () => claimRow(clockwork, schedule, row))] : [];
    }),
  ];
  await forEachAtMost(AT_ONCE, turns, (turn) => turn());
  if (failures.length > 0) throw new AggregateError(failures, "A schedule failed.");
  return results;
}

type Claimed = { schedule: Schedule; row: ScheduleRunRecord };

async function claimDue(clockwork: Clockwork, schedule: Schedule, last: Date | null): Promise<Claimed | null> {
  const { clock, runs, schedules, tickMs } = clockwork;
  const now = clock.now();
  const { due, isLate, missed, older } = planSlots(schedule, { now, last, tickMs });
  const rows = missed.map((slot, index) =>
    toRun(schedule, slot, { now, state: "missed", count: index === missed.length - 1 ? older + 1 : 1 }),
  );
  await runs.insertMissed(rows);
  if (due === null) {
    const seen = missed[0] ?? (last === null ? slotAt(schedule, now) : null);
    if (seen) await schedules.see(schedule.name, seen, new Date(now));
    return null;
  }
  const row = { ...toRun(schedule, due, { now, state: "running" }), ...claimOf(clockwork, schedule), attempt: 1, isLate };
  const isMine = (await runs.insert(row)) || (await takeMissed(clockwork, row));
  if (!isMine) return null;
  await schedules.start(schedule.name, due, new Date(now));
  return { schedule, row };
}

/** Somebody whose clock runs ahead has written it off; for this one it is due now. */
async function takeMissed({ runs }: Clockwork, row: ScheduleRunRecord): Promise<boolean> {
  const found = await runs.find(row._id);
  if (found?.state !== "missed") return false;
  const { owner, leaseUntil, startedAt, isLate } = row;
  row.attempt = found.attempt + 1;
  return runs.take(found, { owner, leaseUntil, startedAt, isLate });
}

/** Of a schedule that comes again soon only the newest slot is worth another attempt. */
async function claimRow(clockwork: Clockwork, schedule: Schedule, row: ScheduleRunRecord): Promise<Claimed | null> {
  const { clock, runs, tickMs } = clockwork;
  const isOld = schedule.everyMs !== undefined && row.slot.getTime() !== slotAt(schedule, clock.now(), tickMs).getTime();
  if (row.state === "running" && (row.attempt >= ATTEMPTS_MAX || (isOld && row.trigger === "clock"))) {
    await end(clockwork, { schedule, row }, "interrupted");
    return null;
  }
  const claim = { ...claimOf(clockwork, schedule), isLate: row.isLate };
  if (!(await runs.take(row, claim))) return null;
  return { schedule, row: { ...row, ...claim, state: "running", attempt: row.attempt + 1 } };
}

function claimOf({ clock, owner }: Clockwork, { timeoutMs }: Schedule): Omit<RunClaim, "isLate"> {
  const now = clock.now();
  return { owner, startedAt: new Date(now), leaseUntil: new Date(now + timeoutMs + SKEW_MS) };
}

async function run(clockwork: Clockwork, claimed: Claimed): Promise<void> {
  const { schedule, row } = claimed;
  const controller = new AbortController();
  const late = `${schedule.name} took longer than it may.`;
  try {
    await withinTime(schedule.timeoutMs, clockwork.work(schedule.name, { slot: row.slot, signal: controller.signal }), late);
    await end(clockwork, claimed, null);
  } catch (error) {
    clockwork.log.error({ schedule: schedule.name, slot: row.slot, error }, "a schedule failed");
    await end(clockwork, claimed, error instanceof AppError ? error.code : "failed");
    throw error;
  } finally {
    controller.abort();
  }
}

async function end({ clock, runs, schedules }: Clockwork, { schedule, row }: Claimed, error: string | null): Promise<void> {
  const now = clock.now();
  const state = error === null ? ("done" as const) : ("failed" as const);
  const { expiresAt } = toRun(schedule, row.slot, { now, state });
  const durationMs = row.startedAt === null ? null : Math.max(0, now - row.startedAt.getTime());
  await runs.finish(row._id, row.attempt, { state, finishedAt: new Date(now), durationMs, error, expiresAt });
  if (row.trigger === "clock") await schedules.finish(schedule.name, row.slot, new Date(now), error);
}
