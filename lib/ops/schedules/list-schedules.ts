import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { SCHEDULES, type Schedule, slotAfter, tickMsOf } from "../cron.ts";
import type { ScheduleDeps } from "./ports.ts";
import type { ScheduleList, ScheduleView } from "./schedule.schema.ts";
import type { ScheduleRunRecord } from "./schedule-run.store.ts";
import { toRunView } from "./to-run-view.ts";

const RUNS = 20;
/** A tick may come so much later than a slot begins. */
const GRACE_MS = 120_000;

/** Every schedule of the table: when it comes next, and what became of its last twenty runs. */
export async function listSchedules(ctx: Context<ScheduleDeps>): Promise<ScheduleList> {
  assertPermission(ctx, "deployment.read");
  const { schedules, tickMinutes } = ctx.deps;
  const known = await schedules.listAll();
  const seen = new Map(known.map((record) => [record._id, record.slot.getTime()]));
  const now = ctx.clock.now();
  const items = await Promise.all(SCHEDULES.map((schedule) => toView(ctx, schedule, { now, last: seen.get(schedule.name) })));
  const begun = known.map(({ startedAt }) => startedAt.getTime());
  return { items, tickMinutes, lastTickAt: begun.length === 0 ? null : new Date(Math.max(...begun)).toISOString() };
}

type Seen = { now: number; last: number | undefined };

async function toView(ctx: Context<ScheduleDeps>, schedule: Schedule, { now, last }: Seen): Promise<ScheduleView> {
  const tickMs = tickMsOf(ctx.deps.tickMinutes);
  const records = await ctx.deps.scheduleRuns.listOf(schedule.name, RUNS);
  const { name, title, cron, timeoutMs, whenMissed } = schedule;
  return {
    ...{ name, title, cron, timeoutMs, whenMissed },
    nextAt: slotAfter(schedule, now, tickMs).toISOString(),
    last: records.filter(({ state }) => state !== "queued" && state !== "missed").map(toRunView)[0] ?? null,
    isRunning: records.some((record) => isUnfinished(record, now)),
    isOverdue: last !== undefined && slotAfter(schedule, last, tickMs).getTime() + tickMs + GRACE_MS < now,
    runs: records.map(toRunView),
  };
}

/** Waits to be run, or runs and is within its time. */
export function isUnfinished({ state, leaseUntil }: ScheduleRunRecord, now: number): boolean {
  return state === "queued" || (state === "running" && leaseUntil !== null && leaseUntil.getTime() > now);
}
