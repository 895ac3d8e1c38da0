import { z } from "zod";
import { analysisSchema } from "../transactions/analysis.schema.ts";
import { toTransactionInput, transactionBodySchema } from "../transactions/transaction.schema.ts";
import { ANALYSIS_TYPES } from "../transactions/transaction-record.ts";
import { consensusViewSchema } from "./review-view.schema.ts";

const PROVIDERS_MAX = 7;

const providersSchema = z
  .array(z.string().trim().min(1).max(128))
  .min(2)
  .max(PROVIDERS_MAX)
  .refine((names) => new Set(names).size === names.length, "Each one may stand there once.")
  .describe("provider, or provider/model. Left out: every connected provider; without any key the three demo voters.");

export const analyzeMultiSchema = transactionBodySchema
  .extend({ analysisType: z.enum(ANALYSIS_TYPES).default("consensus"), providers: providersSchema.optional() })
  .transform(({ analysisType, providers, ...body }, check) => ({
    analysisType,
    providers: providers ?? null,
    input: toTransactionInput(body, check),
  }));
export type AnalyzeMultiInput = z.output<typeof analyzeMultiSchema>;

/** The engine's analysis, and what the models said of it. */
export const multiAnalysisSchema = analysisSchema.extend({ consensus: consensusViewSchema });
export type MultiAnalysis = z.infer<typeof multiAnalysisSchema>;
