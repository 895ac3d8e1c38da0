import type { CombinationRecord } from "./evaluation.store.ts";
import type { EvaluationResultRecord, TimedResult } from "./evaluation-result.store.ts";

type Counted = Pick<EvaluationResultRecord, "combination" | "state" | "costMicros" | "inputTokens" | "outputTokens">;

/** What was counted before, and these. */
export function addResults(combinations: readonly CombinationRecord[], results: readonly Counted[]): CombinationRecord[] {
  const sums = combinations.map((combination) => ({ ...combination }));
  for (const { combination, state, costMicros, inputTokens, outputTokens } of results) {
    const sum = sums[combination];
    if (!sum) continue;
    sum[state === "error" ? "errors" : state] += 1;
    sum.costMicros += costMicros;
    sum.inputTokens += inputTokens;
    sum.outputTokens += outputTokens;
  }
  return sums;
}

/** Of the answers that came; an error without one has taken no time. */
export function withTimes(combinations: readonly CombinationRecord[], times: readonly TimedResult[]): CombinationRecord[] {
  return combinations.map((combination, index) => {
    const own = times
      .flatMap((time) => (time.combination === index && time.latencyMs !== null ? [time.latencyMs] : []))
      .toSorted((a, b) => a - b);
    return { ...combination, medianLatencyMs: quantile(own, 0.5), p95LatencyMs: quantile(own, 0.95) };
  });
}

/** The nearest rank: a value that was really measured. */
export function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}

type Outcome = Pick<CombinationRecord, "passed" | "errors">;

/** Enough of all rows, and none in error. Rows are whole: a share of them is met by the next whole one. */
export function passesWith({ passed, errors }: Outcome, rows: number, passThreshold: number): boolean {
  return errors === 0 && passed >= Math.ceil(rows * passThreshold - 1e-9);
}
