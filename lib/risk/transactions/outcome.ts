import type { AnalysisType, TransactionRecord, TransactionSource } from "./transaction-record.ts";

/** What became of one submitted transaction. "repeated": it was known, and this is what was said of it; "conflict": its id was, with other content. */
export type Outcome = { type: "judged" | "repeated"; record: TransactionRecord } | { type: "conflict"; id: string };

export type SubmitOptions = { source: TransactionSource; analysisType: AnalysisType };
