import type { Metrics } from "../../platform/metrics.ts";
import type { Outcome } from "./outcome.ts";
import type { TransactionSource } from "./transaction-record.ts";

/** What was judged, for `/api/metrics`. A conflict was not: nothing was said of it. */
export function countAnalyses(
  metrics: Metrics,
  outcomes: readonly Outcome[],
  { source, seconds }: { source: TransactionSource["type"]; seconds: number },
): void {
  const observe = metrics.histogram("aeges_analysis_duration_seconds", { source });
  for (const outcome of outcomes) {
    if (outcome.type === "conflict") continue;
    const { decision, isFlagged } = outcome.record.verdict;
    metrics.counter("aeges_analyses_total", { decision, source, cached: String(outcome.type === "repeated") })();
    if (isFlagged && outcome.type === "judged") metrics.counter("aeges_flagged_total")();
    observe(seconds);
  }
}
