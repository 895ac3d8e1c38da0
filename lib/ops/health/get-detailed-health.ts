import type { Router } from "../../ai/router.ts";
import type { Context } from "../../platform/context.ts";
import type { Measurements, MinuteRow } from "../../platform/measurements/measurements.ts";
import { withinTime } from "../../platform/within-time.ts";
import type { DeepCheck, DeepChecks } from "./deep-checks.ts";
import type { DetailedHealth } from "./health.schema.ts";
import { toLatencies, toProviderViews } from "./provider-states.ts";

export type DetailedDeps = { deepChecks: DeepChecks; measurements: Measurements; router: Pick<Router, "states"> };

const MINUTE = 60_000;
const WINDOW_MINUTES = 15;
/** What could not be read by then is not known. */
const READ_MS = 1_000;

/** For anybody: states and counts of the whole deployment, no address, no organization, no text. */
export async function getDetailedHealth(ctx: Context<DetailedDeps>): Promise<DetailedHealth> {
  const { deepChecks, measurements, router } = ctx.deps;
  // Of whole minutes: the one that runs would look quieter than it is.
  const to = new Date(Math.floor(ctx.clock.now() / MINUTE) * MINUTE);
  const from = new Date(to.getTime() - WINDOW_MINUTES * MINUTE);
  const [{ at, services }, minutes, states] = await Promise.all([
    deepChecks.look(),
    inTime(measurements.read(from, to)),
    inTime(router.states()),
  ]);
  const latencies = toLatencies((minutes ?? []).map(({ providers }) => providers));
  return {
    overall: overallOf(services),
    checkedAt: new Date(at).toISOString(),
    services: { ...services },
    providers: toProviderViews(states ?? [], latencies),
    metrics: minutes === null ? { requestsPerMinute: null, averageLatency: null, successRate: null } : toMetrics(minutes),
  };
}

/** Only the database holds facts: without anything else the service is slower or poorer, and goes on. */
function overallOf(services: Readonly<Record<string, DeepCheck>>): DetailedHealth["overall"] {
  if (services.database?.status === "down") return "unhealthy";
  return Object.values(services).some(({ status }) => status === "down" || status === "degraded") ? "degraded" : "healthy";
}

export function toMetrics(minutes: readonly MinuteRow[]): DetailedHealth["metrics"] {
  const total = (of: (minute: MinuteRow) => number) => minutes.reduce((sum, minute) => sum + of(minute), 0);
  const requests = total((minute) => minute.requests);
  const timed = total(({ duration }) => duration.counts.reduce((sum, count) => sum + count, 0));
  return {
    requestsPerMinute: Math.round((requests / WINDOW_MINUTES) * 10) / 10,
    averageLatency: timed === 0 ? null : Math.round((total(({ duration }) => duration.sum) / timed) * 10_000) / 10,
    successRate: requests === 0 ? null : 1 - total((minute) => minute.failures) / requests,
  };
}

function inTime<Value>(work: Promise<Value>): Promise<Value | null> {
  return withinTime(READ_MS, work, "It could not be read in time.").catch(() => null);
}
