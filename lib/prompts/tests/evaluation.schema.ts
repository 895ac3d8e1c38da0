import { z } from "zod";
import { parameterValuesSchema } from "../content.schema.ts";
import { assertionResultSchema } from "./assertion.schema.ts";

export const COMBINATIONS_MAX = 4;
export const EVALUATION_STATES = ["queued", "running", "done", "cancelled", "failed"] as const;
export type EvaluationState = (typeof EVALUATION_STATES)[number];

const promptId = z.string().regex(/^prm_[0-9A-HJKMNP-TV-Z]{26}$/, "must look like prm_ followed by 26 letters and digits");
const testSetId = z.string().regex(/^pts_[0-9A-HJKMNP-TV-Z]{26}$/, "must look like pts_ followed by 26 letters and digits");
const evaluationId = z.string().regex(/^pev_[0-9A-HJKMNP-TV-Z]{26}$/, "must look like pev_ followed by 26 letters and digits");

export const byEvaluationSchema = z.strictObject({ promptId, evaluationId });

const isUnlike = (items: readonly unknown[]) => new Set(items).size === items.length;

/** Every version with every model; a version without models is asked of the model it names, or of whatever answers. */
export const startEvaluationSchema = z
  .strictObject({
    testSetId,
    versions: z.array(z.int().min(1)).min(1).max(COMBINATIONS_MAX).refine(isUnlike, "Name each version once."),
    models: z.array(z.string().min(1).max(200)).min(1).max(COMBINATIONS_MAX).refine(isUnlike, "Name each model once.").optional(),
  })
  .refine(({ versions, models }) => versions.length * (models?.length ?? 1) <= COMBINATIONS_MAX, {
    message: `Versions times models may be at most ${COMBINATIONS_MAX}.`,
    path: ["models"],
  });
export type StartEvaluationInput = z.infer<typeof startEvaluationSchema>;

const time = z.iso.datetime();
const share = z.number().min(0).max(1);
const count = z.int().min(0);

/** One version with one model. Latencies and costs are of the answers that came; null without any. */
export const combinationSchema = z.object({
  version: z.int(),
  model: z.string().nullable(),
  done: count,
  passed: count,
  failed: count,
  errors: count,
  /** Of the rows that are done. */
  passRate: share.nullable(),
  /** Null until all of its rows are done. */
  passes: z.boolean().nullable(),
  medianLatencyMs: z.number().nullable(),
  p95LatencyMs: z.number().nullable(),
  costMicros: count,
  inputTokens: count,
  outputTokens: count,
});
export type Combination = z.infer<typeof combinationSchema>;

export const evaluationSchema = z.object({
  id: evaluationId,
  promptId,
  testSet: z.object({ id: testSetId, name: z.string(), revision: z.int() }),
  passThreshold: share,
  state: z.enum(EVALUATION_STATES),
  isCancelAsked: z.boolean(),
  /** Of one that failed: a code with a page of its own. */
  reason: z.string().nullable(),
  rows: count,
  /** Answers there are, of `rows` times combinations. */
  done: count,
  total: count,
  /** Every combination passed. */
  passed: z.boolean().nullable(),
  combinations: z.array(combinationSchema),
  /** Versions it proves today: passed, and neither their text nor the test set has changed since. */
  proves: z.array(z.int()),
  /** Some of it was answered by the demo engine. */
  isDemo: z.boolean(),
  secondsLeft: z.number().nullable(),
  createdBy: z.string().nullable(),
  createdAt: time,
  startedAt: time.nullable(),
  finishedAt: time.nullable(),
});
export type Evaluation = z.infer<typeof evaluationSchema>;

/** What all of it is likely to cost, and at most. Micro-dollars. */
export const evaluationEstimateSchema = z.object({
  calls: count,
  inputTokens: count,
  likelyCostMicros: count,
  highestCostMicros: count,
  isFree: z.boolean(),
});
export type EvaluationEstimate = z.infer<typeof evaluationEstimateSchema>;

export const CELL_STATES = ["passed", "failed", "error"] as const;

/** One row with one combination. */
export const cellSchema = z.object({
  combination: count,
  state: z.enum(CELL_STATES),
  /** Mean of its assertions. */
  score: share,
  /** Null where none came. */
  answer: z.string().nullable(),
  assertions: z.array(assertionResultSchema),
  /** Of an error: a code, and a sentence. */
  error: z.object({ code: z.string(), detail: z.string() }).nullable(),
  provider: z.string().nullable(),
  model: z.string().nullable(),
  isDemo: z.boolean(),
  latencyMs: z.number().nullable(),
  costMicros: count,
  inputTokens: count,
  outputTokens: count,
});
export type Cell = z.infer<typeof cellSchema>;

/** A row as it was when it ran; cells in the order of the combinations, null where nothing has come yet. */
export const resultRowSchema = z.object({
  rowId: z.string(),
  number: z.int(),
  values: parameterValuesSchema,
  expected: z.string().nullable(),
  cells: z.array(cellSchema.nullable()),
});
export type ResultRow = z.infer<typeof resultRowSchema>;

const page = { cursor: z.string().max(300).optional(), limit: z.coerce.number().int().min(1).max(100).default(50) };
export const listEvaluationsSchema = z.strictObject(page);
export type ListEvaluationsInput = z.infer<typeof listEvaluationsSchema>;
export const listResultsSchema = z.strictObject({
  ...page,
  limit: z.coerce.number().int().min(1).max(50).default(20),
  only: z.enum(["failing"]).optional().describe("Rows that did not pass everywhere"),
});
export type ListResultsInput = z.infer<typeof listResultsSchema>;

export const evaluationPageSchema = z.object({ items: z.array(evaluationSchema), nextCursor: z.string().nullable() });
export const resultPageSchema = z.object({ items: z.array(resultRowSchema), nextCursor: z.string().nullable() });
