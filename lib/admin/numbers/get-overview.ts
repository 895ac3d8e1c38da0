import { z } from "zod";
import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { FleetCount, NumberDeps } from "../ports.ts";
import { reachOf, type Scope } from "../reach.ts";
import { countAll } from "./get-metrics.ts";
import { remembered } from "./remembered.ts";
import { type Overview, type OverviewDay, overviewSchema } from "./schema.ts";

const DAY_MS = 86_400_000;
/** A page asks every ten seconds, whoever looks at it. */
const TODAY_SECONDS = 10;
/** Days that are over change by late bookings alone. */
const PAST_SECONDS = 600;
const LETTERS_MAX = 1_000;

const daysSchema = overviewSchema.shape.days;
const workSchema = z.object({ jobs: overviewSchema.shape.jobs, deadLetters: overviewSchema.shape.deadLetters });

/** What an administrator looks at first: how much there is, what today costs, and what waits. */
export async function getOverview(
  ctx: Context<NumberDeps>,
  { scope, days }: { scope?: Scope | undefined; days: number },
): Promise<Overview> {
  assertPermission(ctx, "ops.read");
  const orgId = reachOf(ctx, scope);
  const now = ctx.clock.now();
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  const daysOfMonth = new Date(today).getUTCDate();
  const first = today - (Math.max(days, daysOfMonth) - 1) * DAY_MS;
  const [metrics, work, past, current] = await Promise.all([
    countAll(ctx, orgId),
    countWork(ctx, orgId),
    readDays(ctx, orgId, { from: first, until: today }, PAST_SECONDS),
    readDays(ctx, orgId, { from: today, until: today + DAY_MS }, TODAY_SECONDS),
  ]);
  const read = [...past, ...current];
  return {
    scope: orgId === null ? "deployment" : "organization",
    at: new Date(now).toISOString(),
    metrics,
    costTodayMicros: costOf(current),
    costMonthMicros: costOf(read.slice(-daysOfMonth)),
    ...work,
    days: read.slice(-days),
  };
}

const costOf = (days: readonly OverviewDay[]): number => days.reduce((sum, { costMicros }) => sum + costMicros, 0);

function countWork(ctx: Context<NumberDeps>, orgId: string | null): Promise<z.infer<typeof workSchema>> {
  const key = { name: "work", orgId, query: "", seconds: TODAY_SECONDS, schema: workSchema };
  return remembered(ctx, key, async () => {
    const { jobFleet, deadLetters } = ctx.deps;
    const [counts, open] = await Promise.all([jobFleet.count(orgId), deadLetters.countOpen(orgId, LETTERS_MAX)]);
    const waiting = counts.filter(({ state }) => state === "waiting").map(({ oldestAt }) => oldestAt.getTime());
    const oldestWaitingAt = waiting.length === 0 ? null : new Date(Math.min(...waiting)).toISOString();
    const jobs = { waiting: sumOf(counts, "waiting"), running: sumOf(counts, "running"), failed: sumOf(counts, "failed"), oldestWaitingAt };
    return { jobs, deadLetters: open };
  });
}

function sumOf(counts: readonly FleetCount[], state: FleetCount["state"]): number {
  return counts.reduce((sum, row) => sum + (row.state === state ? row.count : 0), 0);
}

/** Every day of it, also one without a call. */
async function readDays(
  ctx: Context<NumberDeps>,
  orgId: string | null,
  { from, until }: { from: number; until: number },
  seconds: number,
): Promise<OverviewDay[]> {
  if (from >= until) return [];
  const period = { from: new Date(from), until: new Date(until) };
  const key = { name: "days", orgId, query: `${period.from.toISOString()}/${period.until.toISOString()}`, seconds, schema: daysSchema };
  return remembered(ctx, key, async () => {
    const { usageReports, guardEvents } = ctx.deps;
    const [used, judged] = await Promise.all([usageReports.sumDays(orgId, period), guardEvents.countByDay(orgId, period)]);
    const byDay = new Map(used.map((row) => [row.day, row]));
    return Array.from({ length: (until - from) / DAY_MS }, (_, index): OverviewDay => {
      const day = new Date(from + index * DAY_MS).toISOString().slice(0, 10);
      const { calls = 0, failedCalls = 0, tokens = 0, costMicros = 0 } = byDay.get(day) ?? {};
      const verdicts = { block: 0, redact: 0, warn: 0, allow: 0 };
      for (const row of judged) if (row.day === day) verdicts[row.action] += row.count;
      return { day, calls, failedCalls, tokens, costMicros, verdicts };
    });
  });
}
