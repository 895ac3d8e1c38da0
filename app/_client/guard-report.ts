import * as z from "zod/mini";
import { requestJson } from "./http.ts";

const rate = z.nullable(z.number());
const group = {
  attacks: z.number(),
  harmless: z.number(),
  recallAt1: rate,
  recall: rate,
  fpr: rate,
};
const groupSchema = z.object(group);
export type GroupDetection = z.infer<typeof groupSchema>;
const detectionSchema = z.object({ ...group, auc: rate, recallAt1Interval: z.nullable(z.tuple([z.number(), z.number()])) });
const latencySchema = z.object({ p50Ms: z.number(), p99Ms: z.number() });

const figuresSchema = z.object({
  core: z.nullable(detectionSchema),
  all: z.nullable(detectionSchema),
  shipped: z.nullable(z.object({ recall: rate, fpr: rate, threshold: z.number() })),
  disguised: z.nullable(groupSchema),
  secrets: z.nullable(z.object({ redacted: rate, unseen: rate, evasion: rate, fp: rate })),
  pii: z.nullable(z.object({ recall: rate, fp: rate })),
  hard: z.nullable(z.object({ triggerWord: rate, lookAlike: rate, instruction: rate })),
  languages: z.nullable(z.record(z.string(), groupSchema)),
  sources: z.nullable(z.record(z.string(), groupSchema)),
  speed: z.nullable(
    z.object({
      input: z.record(z.string(), latencySchema),
      outputPer8kB: latencySchema,
      hostile1MbMs: z.number(),
      coldLoadMs: z.number(),
      shareOfTurn: z.number(),
    }),
  ),
});
export type GuardFigures = z.infer<typeof figuresSchema>;

const releaseSchema = z.object({
  release: z.string(),
  date: z.string(),
  rulesVersion: z.string(),
  modelVersion: z.string(),
  /** Judged by a model that has seen nothing of the text's source. */
  crossValidated: figuresSchema,
  /** Judged by the shipped weights, which know these texts. */
  development: figuresSchema,
});
export type GuardRelease = z.infer<typeof releaseSchema>;

const reportSchema = z.object({ releases: z.array(releaseSchema) });
export type GuardReport = z.infer<typeof reportSchema>;

export function getGuardReport(signal: AbortSignal): Promise<GuardReport> {
  return requestJson("/api/guard/report", reportSchema, { signal });
}
