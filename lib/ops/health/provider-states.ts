import type { ProviderStatus } from "../../ai/routing.ts";
import type { ProviderMinute } from "../../platform/measurements/measurements.ts";
import type { DetailedHealth, ProviderState, ServiceState } from "./health.schema.ts";

type Condition = Pick<ProviderStatus, "provider" | "condition" | "consecutiveFailures">;

/** One provider that answers is enough for the service; one that does not is still worth a word. */
export function toProvidersState(states: readonly Condition[]): ServiceState {
  if (states.length === 0) return "disabled";
  const found = states.map(toProviderState);
  if (found.every((state) => state === "operational")) return "operational";
  return found.every((state) => state === "down") ? "down" : "degraded";
}

/** What its next caller meets: an answer, a trial call, or nothing. */
export function toProviderState({ condition, consecutiveFailures }: Condition): ProviderState {
  switch (condition) {
    case "ready":
      return consecutiveFailures === 0 ? "operational" : "degraded";
    case "half-open":
      return "degraded";
    case "open":
    case "parked":
    case "misconfigured":
      return "down";
  }
}

/** Milliseconds of a call on average; null where none was made. */
export function toLatencies(minutes: readonly Readonly<Record<string, ProviderMinute>>[]): ReadonlyMap<string, number> {
  const sums = new Map<string, { seconds: number; calls: number }>();
  for (const minute of minutes)
    for (const [provider, { duration }] of Object.entries(minute)) {
      const { seconds, calls } = sums.get(provider) ?? { seconds: 0, calls: 0 };
      sums.set(provider, { seconds: seconds + duration.sum, calls: calls + duration.counts.reduce((sum, count) => sum + count, 0) });
    }
  return new Map([...sums].filter(([, { calls }]) => calls > 0).map(([name, { seconds, calls }]) => [name, (seconds / calls) * 1_000]));
}

export function toProviderViews(states: readonly Condition[], latencies: ReadonlyMap<string, number>): DetailedHealth["providers"] {
  const views = states.map((state) => {
    const latency = latencies.get(state.provider);
    return [state.provider, { status: toProviderState(state), latency: latency === undefined ? null : Math.round(latency) }] as const;
  });
  return Object.fromEntries(views);
}
