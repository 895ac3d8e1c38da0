import * as z from "zod/mini";
import { requestJson } from "./http.ts";
import { DECISIONS, LEVELS, SOURCES, STANDINGS } from "./risk-views.ts";

const decision = z.enum(DECISIONS);
const summary = {
  id: z.string(),
  externalId: z.string(),
  at: z.string(),
  receivedAt: z.string(),
  from: z.string(),
  to: z.string(),
  payerKey: z.string(),
  payeeKey: z.string(),
  /** In major units, every digit. */
  amount: z.string(),
  currency: z.string(),
  network: z.nullable(z.string()),
  category: z.nullable(z.string()),
  source: z.object({ type: z.enum(SOURCES), id: z.nullable(z.string()) }),
  score: z.number(),
  level: z.enum(LEVELS),
  decision,
  flagged: z.boolean(),
  standing: z.enum(STANDINGS),
  caseId: z.nullable(z.string()),
  label: z.nullable(z.enum(["fraud", "legitimate"])),
};
const summarySchema = z.object(summary);
export type RiskTransactionRow = z.infer<typeof summarySchema>;

const reasonSchema = z.object({ code: z.string(), text: z.string(), value: z.number(), expected: z.number(), weight: z.number() });
export type RiskReason = z.infer<typeof reasonSchema>;

const transactionSchema = z.object({
  ...summary,
  description: z.nullable(z.string()),
  payerCountry: z.nullable(z.string()),
  payeeCountry: z.nullable(z.string()),
  analysisType: z.string(),
  probability: z.number(),
  surprise: z.number(),
  reasons: z.array(reasonSchema),
  rules: z.array(z.string()),
  unjudged: z.array(z.string()),
  snoozed: z.array(z.string()),
  marks: z.array(z.string()),
  shadow: z.nullable(z.object({ version: z.string(), decision })),
  rulesVersion: z.string(),
  modelVersion: z.string(),
  populationVersion: z.number(),
  thresholds: z.object({ monitor: z.number(), review: z.number(), hold: z.number(), block: z.number() }),
  inputHash: z.string(),
  latency: z.object({ profile: z.number(), judge: z.number(), total: z.number() }),
  review: z.nullable(z.object({ id: z.string(), from: decision, decision, at: z.string() })),
});
export type RiskTransaction = z.infer<typeof transactionSchema>;

const pageSchema = z.object({ items: z.array(summarySchema), nextCursor: z.nullable(z.string()) });
const PAGE_SIZE = 50;

/** `query` holds the filters as they stand in the page's address. */
export function listRiskTransactions(query: string, cursor: string | null, signal: AbortSignal, limit = PAGE_SIZE) {
  const page = new URLSearchParams({ limit: String(limit), ...(cursor !== null && { cursor }) });
  return requestJson(`/api/risk/transactions?${page}${query === "" ? "" : `&${query}`}`, pageSchema, { signal });
}

export function getRiskTransaction(transactionId: string, signal: AbortSignal): Promise<RiskTransaction> {
  return requestJson(`/api/risk/transactions/${encodeURIComponent(transactionId)}`, transactionSchema, { signal });
}
