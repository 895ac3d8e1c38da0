import type { Analysis } from "./analysis.schema.ts";
import type { TransactionRecord } from "./transaction-record.ts";

/** `id` is the sender's own. */
export function toAnalysis({ _id, verdict, analysisType }: TransactionRecord, id: string, cached: boolean): Analysis {
  const { score, level, decision, isFlagged, reasons, rulesVersion, modelVersion, latency } = verdict;
  return {
    ...{ id, transactionId: _id, riskScore: score, level, decision, flagged: isFlagged, reasons: [...reasons], analysisType, cached },
    ...{ rulesVersion, modelVersion, latencyMs: latency.total / 1_000 },
  };
}
