import { z } from "zod";
import { DECISIONS, LEVELS } from "../engine/decision-of.ts";
import { toTransactionInput, transactionBodySchema, transactionInputSchema } from "./transaction.schema.ts";
import { ANALYSIS_TYPES } from "./transaction-record.ts";

const analysisType = z.enum(ANALYSIS_TYPES);

/** What is said of a transaction, the same bytes each time it is asked about. */
export const analysisSchema = z.object({
  id: z.string().describe("Your own id."),
  transactionId: z.string(),
  riskScore: z.number().min(0).max(1),
  level: z.enum(LEVELS),
  decision: z.enum(DECISIONS),
  flagged: z.boolean().describe("The score has reached the organization's threshold for blocking."),
  reasons: z.array(
    z.object({
      code: z.string(),
      text: z.string(),
      value: z.number(),
      expected: z.number(),
      weight: z.number().describe("Its part of all that raised the score."),
    }),
  ),
  analysisType,
  cached: z.boolean().describe("It was known already: this is what was said of it then."),
  rulesVersion: z.string(),
  modelVersion: z.string(),
  latencyMs: z.number().describe("What the verdict took when it was made."),
});
export type Analysis = z.infer<typeof analysisSchema>;

const analysisTypeInput = analysisType
  .default("comprehensive")
  .describe(
    "behavioral: the accounts' past and the model. threat: rules and lists. consensus, comprehensive: all of it, and models are asked where the score is close to a threshold.",
  );

/** A transaction and how it is to be looked at, in one object. */
export const analyzeSchema = transactionBodySchema
  .extend({ analysisType: analysisTypeInput })
  .transform(({ analysisType: asked, ...body }, check) => ({ analysisType: asked, input: toTransactionInput(body, check) }));
export type AnalyzeInput = z.output<typeof analyzeSchema>;

const BATCH_MAX = 1_000;

export const analyzeBatchSchema = z.strictObject({
  transactions: z.array(transactionInputSchema).min(1).max(BATCH_MAX),
  analysisType: analysisTypeInput,
});
export type AnalyzeBatchInput = z.output<typeof analyzeBatchSchema>;

const count = z.int().min(0);
/** One item for each, in order. Of a conflict there is no analysis: its id was submitted before with other content. */
export const batchAnswerSchema = z.object({
  items: z.array(z.object({ type: z.enum(["judged", "repeated", "conflict"]), id: z.string(), analysis: analysisSchema.nullable() })),
  counts: z.object({ judged: count, repeated: count, conflict: count, flagged: count }),
});
export type BatchAnswer = z.infer<typeof batchAnswerSchema>;
