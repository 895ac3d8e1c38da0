import { z } from "zod";
import { calibrationBinSchema, modelEvaluationSchema } from "./evaluation.schema.ts";
import { MODEL_STATES } from "./model-states.ts";
import { DRIFT_FINDINGS, SHADOW_CODES, TRAINING_CODES } from "./status.schema.ts";

/** Stands for the model every organization begins with, where an organization's own have their ids. */
export const SHIPPED_MODEL_ID = "shipped";

const count = z.int().min(0);
const share = z.number().min(0).max(1);
const when = z.iso.datetime();
export const modelStateSchema = z.enum(MODEL_STATES);

export const modelViewSchema = z.object({
  id: z.string().describe("`shipped` for the model every organization begins with"),
  number: count.describe("In the order they were trained; 0 is the shipped one"),
  version: z.string().describe("What verdicts name"),
  kind: z.enum(["trees", "logistic"]),
  state: modelStateSchema,
  since: when.nullable(),
  nextStates: z.array(modelStateSchema).describe("Where it may be moved"),
  trainedOn: z.object({ from: when, to: when, rows: count, frauds: count, outcomes: count }).nullable(),
  evaluation: modelEvaluationSchema.nullable().describe("Null for the shipped one, which has seen nothing of the organization"),
  changes: z.array(z.object({ to: modelStateSchema, at: when, by: z.string(), reason: z.string() })),
  createdAt: when.nullable(),
});
export type ModelView = z.infer<typeof modelViewSchema>;

export const modelPageSchema = z.object({ items: z.array(modelViewSchema), nextCursor: z.string().nullable() });
export type ModelPage = z.infer<typeof modelPageSchema>;

export const listModelsSchema = z.strictObject({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const modelIdSchema = z.string().min(1).max(40);

export const moveModelSchema = z.strictObject({
  state: z.enum(["shadow", "live", "retired"]),
  reason: z.string().trim().min(1).max(300),
});
export type MoveModelInput = z.output<typeof moveModelSchema>;

const figures = z.object({ ap: share, ece: share, alerts: count });

export const trainingReportSchema = z.object({
  state: z.enum(["running", "trained", "refused", "failed"]),
  at: when,
  code: z.enum(TRAINING_CODES).nullable(),
  modelId: z.string().nullable(),
});
export type TrainingView = z.infer<typeof trainingReportSchema>;

export const modelOverviewSchema = z.object({
  live: modelViewSchema,
  shadow: modelViewSchema.nullable(),
  comparison: z
    .object({
      at: when,
      version: z.string(),
      liveVersion: z.string(),
      code: z.enum(SHADOW_CODES),
      ...{ rows: count, outcomes: count, frauds: count },
      figures: z.object({ live: figures, shadow: figures, apDifferenceLow: z.number() }).nullable(),
      needed: z.object({ rows: count, outcomes: count, frauds: count }),
    })
    .nullable()
    .describe("How the model in shadow does beside the one that judges, on what came in since"),
  training: z.object({
    outcomes: count.describe("Transactions whose cases are closed as fraud or as legitimate"),
    frauds: count,
    ripe: count.describe("Those of them that are seven days old: only they teach"),
    needed: z.object({ outcomes: count, frauds: count }),
    nextAt: when.nullable(),
    last: trainingReportSchema.nullable(),
  }),
  drift: z
    .object({
      at: when,
      version: z.string(),
      rows: count,
      rowsBefore: count,
      rowsNeeded: count,
      features: z.array(z.object({ feature: z.string(), psi: z.number().min(0) })).describe("Most moved first"),
      score: z.number().min(0).nullable(),
      calibration: z.object({ ece: share, rows: count, outcomes: count, bins: z.array(calibrationBinSchema) }).nullable(),
      findings: z.array(z.object({ code: z.enum(DRIFT_FINDINGS), feature: z.string().nullable(), value: z.number(), since: when })),
    })
    .nullable(),
});
export type ModelOverview = z.infer<typeof modelOverviewSchema>;
