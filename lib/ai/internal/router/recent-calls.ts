import { createRecencyMap } from "../../../platform/recency-map.ts";
import type { Attempt, CallSummary } from "../../routing.ts";

/** How the latest calls of this process went, for people who look at a provider's health. Nothing is decided by it. */
export type RecentCalls = {
  /** `name` is the provider's, or its and the key owner's. */
  note(name: string, call: Call): void;
  summarize(name: string, now: number): CallSummary;
};

type Call = Pick<Attempt, "startedAt" | "durationMs" | "firstTokenMs" | "outcome" | "reason">;

const WINDOW_MS = 15 * 60_000;
const CALLS_MAX = 200;
const NAMES_MAX = 200;

export function createRecentCalls(): RecentCalls {
  const byName = createRecencyMap<Call[]>(NAMES_MAX);
  return {
    note(name, { startedAt, durationMs, firstTokenMs, outcome, reason }) {
      const calls = byName.get(name) ?? [];
      byName.set(name, calls);
      calls.push({ startedAt, durationMs, firstTokenMs, outcome, reason });
      if (calls.length > CALLS_MAX) calls.shift();
    },
    summarize: (name, now) => summarize((byName.get(name) ?? []).filter(({ startedAt }) => startedAt > now - WINDOW_MS)),
  };
}

/** What the caller stopped, or another one outran, says nothing about the provider. */
function summarize(calls: readonly Call[]): CallSummary {
  const told = calls.filter(({ outcome }) => outcome === "answered" || outcome === "refused" || outcome === "failed");
  const answered = told.filter(({ outcome }) => outcome === "answered");
  const durations = answered.flatMap(({ durationMs }) => durationMs ?? []);
  const firstTokens = answered.flatMap(({ firstTokenMs }) => firstTokenMs ?? []);
  const failures = told.filter(({ outcome }) => outcome !== "answered");
  const last = failures.at(-1);
  return {
    windowMs: WINDOW_MS,
    calls: told.length,
    failures: failures.length,
    p50Ms: percentile(durations, 0.5),
    p95Ms: percentile(durations, 0.95),
    firstTokenP50Ms: percentile(firstTokens, 0.5),
    firstTokenP95Ms: percentile(firstTokens, 0.95),
    lastFailure: last && last.reason !== null ? { reason: last.reason, at: last.startedAt + (last.durationMs ?? 0) } : null,
  };
}

/** Nearest rank: a value that was really measured. */
function percentile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}
