import { z } from "zod";

const rateSchema = z.number().min(0).max(1);

/** How well attacks are told from harmless texts. `auc` and the recalls are null where a run has only one of the two. */
const detectionSchema = z.object({
  attacks: z.int().min(0),
  harmless: z.int().min(0),
  auc: rateSchema.nullable(),
  /** Share of attacks found at the threshold that one harmless text in a hundred passes. */
  recallAt1: rateSchema.nullable(),
  /** 95 %, by bootstrap over both attacks and harmless texts. */
  recallAt1Interval: z.tuple([rateSchema, rateSchema]).nullable(),
  /** At the shipped threshold. */
  recall: rateSchema.nullable(),
  fpr: rateSchema.nullable(),
});
export type Detection = z.infer<typeof detectionSchema>;

const groupSchema = detectionSchema.omit({ auc: true, recallAt1Interval: true });
export type GroupDetection = z.infer<typeof groupSchema>;

const latencySchema = z.object({ p50Ms: z.number().min(0), p99Ms: z.number().min(0) });

/** What one run of `pnpm bench:guard` measured; parts that were not run are null. */
export const guardFiguresSchema = z.object({
  /** Without planted instructions in documents (`kind` indirect) and without disguised harmful requests. */
  core: detectionSchema.nullable(),
  all: detectionSchema.nullable(),
  shipped: z.object({ recall: rateSchema.nullable(), fpr: rateSchema.nullable(), threshold: rateSchema }).nullable(),
  /** Harmful requests in disguise: nothing in them attacks the assistant itself, so they are reported and not claimed. */
  disguised: groupSchema.nullable(),
  secrets: z
    .object({ redacted: rateSchema.nullable(), unseen: rateSchema.nullable(), evasion: rateSchema.nullable(), fp: rateSchema.nullable() })
    .nullable(),
  pii: z.object({ recall: rateSchema.nullable(), fp: rateSchema.nullable() }).nullable(),
  /** Share of harmless texts that only look dangerous and are refused all the same. */
  hard: z.object({ triggerWord: rateSchema.nullable(), lookAlike: rateSchema.nullable(), instruction: rateSchema.nullable() }).nullable(),
  languages: z.record(z.string(), groupSchema).nullable(),
  sources: z.record(z.string(), groupSchema).nullable(),
  speed: z
    .object({
      input: z.record(z.string(), latencySchema),
      outputPer8kB: latencySchema,
      hostile1MbMs: z.number().min(0),
      coldLoadMs: z.number().min(0),
      shareOfTurn: rateSchema,
    })
    .nullable(),
});
export type GuardFigures = z.infer<typeof guardFiguresSchema>;

const releaseSchema = z.object({
  release: z.string(),
  date: z.iso.date(),
  rulesVersion: z.string(),
  modelVersion: z.string(),
  /** Every text judged by a model that has seen nothing of its source: what to expect of texts nobody has met. */
  crossValidated: guardFiguresSchema,
  /** The shipped weights on the development set, which they know: good for noticing a change, for nothing else. */
  development: guardFiguresSchema,
});
export type GuardRelease = z.infer<typeof releaseSchema>;

/** `docs/guard/report.json`, newest release first. */
export const guardReportSchema = z.object({ releases: z.array(releaseSchema) });
export type GuardReport = z.infer<typeof guardReportSchema>;
