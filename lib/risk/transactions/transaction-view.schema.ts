import { z } from "zod";
import { DECISIONS, LEVELS } from "../engine/decision-of.ts";
import { analysisSchema } from "./analysis.schema.ts";
import { ANALYSIS_TYPES, SOURCE_TYPES, STANDINGS } from "./transaction-record.ts";

const score = z.number();
const microseconds = z.number();

export const transactionSummarySchema = z.object({
  id: z.string(),
  externalId: z.string().describe("The sender's own id."),
  at: z.iso.datetime(),
  receivedAt: z.iso.datetime(),
  from: z.string(),
  to: z.string(),
  payerKey: z.string().describe("Names the account in addresses and filters."),
  payeeKey: z.string(),
  amount: z.string().describe("In major units of the currency, every digit."),
  currency: z.string(),
  network: z.string().nullable(),
  category: z.string().nullable(),
  source: z.object({ type: z.enum(SOURCE_TYPES), id: z.string().nullable() }),
  score,
  level: z.enum(LEVELS),
  decision: z.enum(DECISIONS),
  flagged: z.boolean(),
  standing: z.enum(STANDINGS),
  caseId: z.string().nullable(),
  label: z.enum(["fraud", "legitimate"]).nullable().describe("What its case came to."),
});
export type TransactionSummary = z.infer<typeof transactionSummarySchema>;

export const transactionViewSchema = transactionSummarySchema.extend({
  amountMinor: z.string(),
  exponent: z.int(),
  description: z.string().nullable(),
  payerCountry: z.string().nullable(),
  payeeCountry: z.string().nullable(),
  analysisType: z.enum(ANALYSIS_TYPES),
  submittedBy: z.object({ type: z.enum(["user", "apiKey", "webhook", "system"]), id: z.string() }),
  probability: score,
  surprise: z.number().describe("How unusual it is with no outcome ever told: 0 is usual, 1 is about one in a thousand."),
  reasons: analysisSchema.shape.reasons,
  rules: z.array(z.string()).describe("Codes of rules and lists that were met."),
  unjudged: z.array(z.string()).describe("Codes of rules that need more history than there was."),
  snoozed: z.array(z.string()).describe("Codes of rules that were met and sleep for this payer."),
  marks: z.array(z.string()).describe("What the lists said, such as block:payer."),
  shadow: z.object({ version: z.string(), decision: z.enum(DECISIONS) }).nullable(),
  rulesVersion: z.string(),
  modelVersion: z.string(),
  populationVersion: z.int(),
  thresholds: z.object({ monitor: score, review: score, hold: score, block: score }),
  inputHash: z.string(),
  latency: z.object({ profile: microseconds, judge: microseconds, total: microseconds }).describe("Microseconds."),
  review: z
    .object({ id: z.string(), from: z.enum(DECISIONS), decision: z.enum(DECISIONS), at: z.iso.datetime() })
    .nullable()
    .describe("What models said of it, and the engine's decision before that."),
});
export type TransactionView = z.infer<typeof transactionViewSchema>;

export const listTransactionsSchema = z.strictObject({
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  standing: z.enum(STANDINGS).optional(),
  level: z.enum(LEVELS).optional(),
  decision: z.enum(DECISIONS).optional(),
  source: z.enum(SOURCE_TYPES).optional(),
  account: z.string().min(1).max(64).optional().describe("An account's key, on either side."),
  since: z.iso.datetime({ offset: true }).optional(),
});
export type ListTransactionsInput = z.output<typeof listTransactionsSchema>;
export const transactionPageSchema = z.object({ items: z.array(transactionSummarySchema), nextCursor: z.string().nullable() });
