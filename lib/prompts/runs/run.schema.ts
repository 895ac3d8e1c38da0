import { z } from "zod";
import { finishReasonSchema } from "../../ai/schema.ts";
import { guardVerdictSchema } from "../../guard/schema.ts";
import { parameterValuesSchema } from "../content.schema.ts";
import { labelName } from "../schema.ts";
import { RUN_OUTCOMES, THUMBS } from "./run-record.ts";

const MODEL_MAX = 240;
const OUTPUT_TOKENS_MAX = 32_000;
const NOTE_MAX = 1_000;

const chosen = {
  values: parameterValuesSchema.default({}).describe("By the names of the prompt's parameters; what is left out has its default"),
  version: z.int().min(1).optional(),
  label: labelName.optional().describe("Instead of `version`; without either, the version of the label `production`, else the newest"),
  model: z.string().min(1).max(MODEL_MAX).optional().describe("`provider/model`; left out, the version's own choice"),
  maxOutputTokens: z.int().min(1).max(OUTPUT_TOKENS_MAX).optional(),
};
const isOneVersion = ({ version, label }: { version?: number | undefined; label?: string | undefined }) =>
  version === undefined || label === undefined;
const ONE_VERSION = { error: "Name a version or a label, not both.", path: ["label"] };

export const executeSchema = z
  .strictObject({
    ...chosen,
    temperature: z.number().min(0).max(2).optional(),
    stream: z.boolean().default(false).describe("Server-sent events `start`, `delta`, `end` instead of one answer"),
  })
  .refine(isOneVersion, ONE_VERSION);
export type ExecuteInput = Omit<z.infer<typeof executeSchema>, "stream">;

const count = z.int().min(0);

export const runAnswerSchema = z.object({
  runId: z.string(),
  promptId: z.string(),
  version: z.int(),
  text: z.string(),
  provider: z.string(),
  model: z.string(),
  isDemo: z.boolean(),
  fallbackReason: z.string().nullable(),
  usage: z.object({ inputTokens: count, outputTokens: count, isEstimated: z.boolean() }),
  /** Millionths of a US dollar. */
  costMicros: count,
  currency: z.literal("USD"),
  durationMs: z.number().min(0),
  finishReason: finishReasonSchema,
  /** The question's and the answer's. */
  verdicts: z.array(guardVerdictSchema),
  /** The answer was found unsafe: `text` says so in its place, or ends where it was cut. */
  isWithheld: z.boolean(),
});
export type RunAnswer = z.infer<typeof runAnswerSchema>;

export const estimateRunSchema = z.strictObject(chosen).refine(isOneVersion, ONE_VERSION);
export type EstimateRunInput = z.infer<typeof estimateRunSchema>;

export const runEstimateSchema = z.object({
  version: z.int(),
  provider: z.string(),
  model: z.string(),
  /** The demo engine answers, which costs nothing. */
  isDemo: z.boolean(),
  isFree: z.boolean(),
  inputTokens: count,
  /** The most an answer may have. */
  outputTokensMax: count,
  /** What answers to this prompt have had on average lately; null before the first one. */
  outputTokensLikely: count.nullable(),
  costMicrosMax: count,
  costMicrosLikely: count.nullable(),
  currency: z.literal("USD"),
});
export type RunEstimate = z.infer<typeof runEstimateSchema>;

export const runSummarySchema = z.object({
  id: z.string(),
  promptId: z.string(),
  promptTitle: z.string(),
  version: z.int(),
  at: z.iso.datetime(),
  /** By an API key of the person's. */
  byKey: z.boolean(),
  outcome: z.enum(RUN_OUTCOMES),
  errorCode: z.string().nullable(),
  provider: z.string().nullable(),
  model: z.string().nullable(),
  isDemo: z.boolean(),
  inputTokens: count,
  outputTokens: count,
  costMicros: count,
  currency: z.literal("USD"),
  durationMs: z.number().min(0),
  finishReason: finishReasonSchema.nullable(),
  thumb: z.enum(THUMBS).nullable(),
});
export type RunSummary = z.infer<typeof runSummarySchema>;

export const runViewSchema = runSummarySchema.extend({
  values: parameterValuesSchema,
  text: z.string(),
  note: z.string().nullable(),
  /** What became of the call, at `/api/ai/calls/{callId}`. */
  callId: z.string().nullable(),
});
export type RunView = z.infer<typeof runViewSchema>;

export const listRunsSchema = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type ListRunsInput = z.infer<typeof listRunsSchema>;
export const runPageSchema = z.object({ items: z.array(runSummarySchema), nextCursor: z.string().nullable() });
export type RunPage = z.infer<typeof runPageSchema>;

export const rateRunSchema = z.strictObject({
  thumb: z.enum(THUMBS).nullable().describe("null takes it back"),
  note: z.string().trim().max(NOTE_MAX).optional(),
});
export type RateRunInput = z.infer<typeof rateRunSchema>;
