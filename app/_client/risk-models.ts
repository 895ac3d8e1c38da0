import * as z from "zod/mini";
import { requestJson } from "./http.ts";

const STATES = ["candidate", "shadow", "live", "retired"] as const;
export type ModelState = (typeof STATES)[number];
const stateSchema = z.enum(STATES);

const measuresSchema = z.object({ ap: z.number(), auc: z.number(), recallAt01: z.number(), recallAt1: z.number(), ece: z.number() });
export type Measures = z.infer<typeof measuresSchema>;
const binSchema = z.object({ count: z.number(), predicted: z.number(), observed: z.number() });
export type CalibrationBin = z.infer<typeof binSchema>;

const evaluationSchema = z.object({
  rows: z.number(),
  frauds: z.number(),
  own: measuresSchema,
  other: z.extend(measuresSchema, { kind: z.string() }),
  live: z.extend(measuresSchema, { version: z.string() }),
  baselines: z.object({ amount: z.number(), rules: z.number(), profile: z.number() }),
  calibration: z.array(binSchema),
});

const modelSchema = z.object({
  id: z.string(),
  number: z.number(),
  version: z.string(),
  kind: z.enum(["trees", "logistic"]),
  state: stateSchema,
  since: z.nullable(z.string()),
  nextStates: z.array(stateSchema),
  trainedOn: z.nullable(z.object({ from: z.string(), to: z.string(), rows: z.number(), frauds: z.number(), outcomes: z.number() })),
  evaluation: z.nullable(evaluationSchema),
  changes: z.array(z.object({ to: stateSchema, at: z.string(), by: z.string(), reason: z.string() })),
  createdAt: z.nullable(z.string()),
});
export type RiskModel = z.infer<typeof modelSchema>;

const figuresSchema = z.object({ ap: z.number(), ece: z.number(), alerts: z.number() });
const needsSchema = { outcomes: z.number(), frauds: z.number() };

const trainingReportSchema = z.object({
  state: z.enum(["running", "trained", "refused", "failed"]),
  at: z.string(),
  code: z.nullable(z.string()),
  modelId: z.nullable(z.string()),
});
export type TrainingReport = z.infer<typeof trainingReportSchema>;

const overviewSchema = z.object({
  live: modelSchema,
  shadow: z.nullable(modelSchema),
  comparison: z.nullable(
    z.object({
      at: z.string(),
      version: z.string(),
      liveVersion: z.string(),
      code: z.string(),
      rows: z.number(),
      ...needsSchema,
      figures: z.nullable(z.object({ live: figuresSchema, shadow: figuresSchema, apDifferenceLow: z.number() })),
      needed: z.object({ rows: z.number(), ...needsSchema }),
    }),
  ),
  training: z.object({
    ...needsSchema,
    ripe: z.number(),
    needed: z.object(needsSchema),
    nextAt: z.nullable(z.string()),
    last: z.nullable(trainingReportSchema),
  }),
  drift: z.nullable(
    z.object({
      at: z.string(),
      version: z.string(),
      rows: z.number(),
      rowsBefore: z.number(),
      rowsNeeded: z.number(),
      features: z.array(z.object({ feature: z.string(), psi: z.number() })),
      score: z.nullable(z.number()),
      calibration: z.nullable(z.object({ ece: z.number(), rows: z.number(), outcomes: z.number(), bins: z.array(binSchema) })),
      findings: z.array(z.object({ code: z.string(), feature: z.nullable(z.string()), value: z.number(), since: z.string() })),
    }),
  ),
});
export type ModelOverview = z.infer<typeof overviewSchema>;

const pageSchema = z.object({ items: z.array(modelSchema), nextCursor: z.nullable(z.string()) });

const PATH = "/api/risk/models";

export function getModelOverview(signal: AbortSignal): Promise<ModelOverview> {
  return requestJson(`${PATH}/overview`, overviewSchema, { signal });
}

export function listModels(cursor: string | null, signal: AbortSignal) {
  const query = new URLSearchParams({ limit: "20", ...(cursor !== null && { cursor }) });
  return requestJson(`${PATH}?${query}`, pageSchema, { signal });
}

export function trainModel(): Promise<TrainingReport> {
  return requestJson(`${PATH}/train`, trainingReportSchema, { method: "POST" });
}

export function moveModel(modelId: string, body: { state: Exclude<ModelState, "candidate">; reason: string }): Promise<RiskModel> {
  return requestJson(`${PATH}/${encodeURIComponent(modelId)}/move`, modelSchema, { method: "POST", body });
}
