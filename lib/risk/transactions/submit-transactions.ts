import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError, type FieldError } from "../../platform/errors.ts";
import type { Analysis, AnalyzeBatchInput, AnalyzeInput, BatchAnswer } from "./analysis.schema.ts";
import { type AnalyzeDeps, analyzeTransactions } from "./analyze-transactions.ts";
import { toAnalysis } from "./to-analysis.ts";
import { clockProblemOf, type TransactionInput } from "./transaction.schema.ts";
import type { TransactionRecord } from "./transaction-record.ts";

/** One transaction and what is said of it. */
export async function submitTransaction(ctx: Context<AnalyzeDeps>, asked: AnalyzeInput): Promise<Analysis> {
  const { record, isRepeated } = await submitOne(ctx, asked);
  return toAnalysis(record, asked.input.id, isRepeated);
}

export async function submitOne(
  ctx: Context<AnalyzeDeps>,
  { input, analysisType }: AnalyzeInput,
): Promise<{ record: TransactionRecord; isRepeated: boolean }> {
  assertPermission(ctx, "risk.write");
  assertClocks(ctx, [input], () => "/body/timestamp");
  const [outcome] = await analyzeTransactions(ctx, [input], { source: { type: "api", id: null }, analysisType });
  if (!outcome) throw new Error("A transaction has no outcome.");
  if (outcome.type === "conflict") throw conflict();
  return { record: outcome.record, isRepeated: outcome.type === "repeated" };
}

function conflict(): AppError {
  return new AppError(
    "conflict",
    "risk.transaction_conflict",
    "This id was submitted before with other content. What was said of it then stands; send another id for another transaction.",
  );
}

/** All are judged, or none where one of them cannot be read. A conflict is an answer of its own and keeps none of the others from it. */
export async function submitBatch(ctx: Context<AnalyzeDeps>, { transactions, analysisType }: AnalyzeBatchInput): Promise<BatchAnswer> {
  assertPermission(ctx, "risk.write");
  assertClocks(ctx, transactions, (index) => `/body/transactions/${index}/timestamp`);
  const outcomes = await analyzeTransactions(ctx, transactions, { source: { type: "batch", id: null }, analysisType });
  const counts = { judged: 0, repeated: 0, conflict: 0, flagged: 0 };
  const items = outcomes.map((outcome, index): BatchAnswer["items"][number] => {
    counts[outcome.type] += 1;
    const id = transactions[index]?.id ?? "";
    if (outcome.type === "conflict") return { type: outcome.type, id, analysis: null };
    if (outcome.record.verdict.isFlagged) counts.flagged += 1;
    return { type: outcome.type, id, analysis: toAnalysis(outcome.record, id, outcome.type === "repeated") };
  });
  return { items, counts };
}

function assertClocks(ctx: Context, inputs: readonly TransactionInput[], pointerOf: (index: number) => string): void {
  const errors = inputs.flatMap((input, index): FieldError[] => {
    const detail = clockProblemOf(input, ctx.clock.now());
    return detail === null ? [] : [{ pointer: pointerOf(index), detail }];
  });
  const [first] = errors;
  if (first) throw new AppError("invalid", "risk.timestamp_ahead", `${first.pointer}: ${first.detail}`, { errors });
}
