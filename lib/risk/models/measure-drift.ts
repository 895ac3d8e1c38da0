// Whether what comes in still looks like what the model has learnt from. The last week's features and scores beside those of the training
// (PSI, lib/risk/model/spreads.ts), and what was said beside what came true once cases are closed. A finding is told once, when it begins.

import { z } from "zod";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { FEATURES, type FeatureName } from "../engine/features.ts";
import { expectedCalibrationError, reliabilityOf } from "../model/measures.ts";
import type { RiskModel } from "../model/risk-model.ts";
import { columnOf, type ModelSpreads, sharesOf, spreadsOf, stabilityIndex } from "../model/spreads.ts";
import { probabilitiesOf } from "../model/train-candidate.ts";
import type { Examples } from "../model/train-model.ts";
import { collectOutcomes, collectRows, LABEL_DELAY_MS, toExamples } from "./examples.ts";
import type { ModelDeps } from "./ports.ts";
import { openModelField } from "./risk-models.ts";
import type { DriftFinding, DriftReport } from "./status.schema.ts";

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** With ten bins and so many on each side chance alone moves the index by .04 at most. */
export const DRIFT_ROWS = 500;
const ROWS_MAX = 5_000;
/** "Much has moved" as credit scoring has it. */
const PSI_FOUND = 0.25;
/** Twice what a model is held to when it is trained. */
const ECE_FOUND = 0.02;
const OUTCOMES_MIN = 30;
const CALIBRATION_DAYS = 30;
const CALIBRATION_ROWS = 20_000;

/** Accounts grow older whatever happens: that they do is no finding. */
const GROWING: ReadonlySet<FeatureName> = new Set(["payer_age", "payer_count", "payee_age", "payee_count"]);

export async function measureDrift(ctx: Context<ModelDeps>): Promise<void> {
  const { version, model } = await ctx.deps.riskModels.liveOf(ctx.orgId);
  const now = ctx.clock.now();
  const week = toExamples(await collectRows(ctx, { from: new Date(now - WEEK_MS), to: new Date(now) }, ROWS_MAX));
  const before = await spreadsBefore(ctx, version, model);
  const rows = week.labels.length;
  const isEnough = rows >= DRIFT_ROWS && before !== null && before.rows >= DRIFT_ROWS;
  const moved = isEnough ? compareSpreads(before, week, model) : { features: [], score: null };
  const calibration = await calibrationOf(ctx, model);
  const report = { at: new Date(now), version, rows, rowsBefore: before?.rows ?? 0, ...moved, calibration };
  const known = (await ctx.deps.modelStatuses.find(ctx.orgId))?.drift ?? null;
  await keepReport(ctx, report, known?.version === version ? known.findings : []);
}

/** What the model was trained on; of the shipped one the month before last week, since it has seen nothing of this organization. */
async function spreadsBefore(ctx: Context<ModelDeps>, version: string, model: RiskModel): Promise<ModelSpreads | null> {
  const record = await ctx.deps.riskModelStore.findByVersion(ctx.orgId, version);
  if (record) return modelSpreadsSchema.parse(JSON.parse(await openModelField(ctx.deps.cipher, record, "spreads")));
  const to = ctx.clock.now() - WEEK_MS;
  const rows = await collectRows(ctx, { from: new Date(to - 30 * DAY_MS), to: new Date(to) }, ROWS_MAX);
  if (rows.length === 0) return null;
  const examples = toExamples(rows);
  return spreadsOf(examples.values, probabilitiesOf(model, examples));
}

const spreadSchema = z.object({ edges: z.array(z.number()), shares: z.array(z.number()) });
const modelSpreadsSchema = z.object({ features: z.array(spreadSchema), score: spreadSchema, rows: z.number() });

function compareSpreads(before: ModelSpreads, week: Examples, model: RiskModel): Pick<DriftReport, "features" | "score"> {
  const features = FEATURES.map((feature, index) => {
    const spread = before.features[index] ?? { edges: [], shares: [] };
    return { feature, psi: stabilityIndex(spread.shares, sharesOf(columnOf(week.values, index), spread.edges)) };
  });
  const score = stabilityIndex(before.score.shares, sharesOf(probabilitiesOf(model, week), before.score.edges));
  return { features: features.toSorted((a, b) => b.psi - a.psi), score };
}

async function calibrationOf(ctx: Context<ModelDeps>, model: RiskModel): Promise<DriftReport["calibration"]> {
  const to = ctx.clock.now() - LABEL_DELAY_MS;
  const rows = await collectOutcomes(ctx, { from: new Date(to - CALIBRATION_DAYS * DAY_MS), to: new Date(to) }, CALIBRATION_ROWS);
  if (rows.outcomes < OUTCOMES_MIN) return null;
  const probabilities = probabilitiesOf(model, rows);
  return {
    ece: expectedCalibrationError(probabilities, rows.labels),
    rows: rows.labels.length,
    outcomes: rows.outcomes,
    bins: reliabilityOf(probabilities, rows.labels),
  };
}

async function keepReport(ctx: Context<ModelDeps>, report: Omit<DriftReport, "findings">, known: readonly DriftFinding[]): Promise<void> {
  const findings = findingsOf(report).map((found) => {
    const before = known.find(({ code, feature }) => code === found.code && feature === found.feature);
    return { ...found, since: before?.since ?? report.at };
  });
  const begun = findings.filter(({ since }) => since === report.at);
  const target = { type: "organization", id: ctx.orgId };
  const after = begun.map(({ code, feature }) => ({ code, feature }));
  await ctx.deps.db.withTransaction(async (session) => {
    await ctx.deps.modelStatuses.report(ctx.orgId, { drift: { ...report, findings } }, session);
    if (begun.length > 0)
      await ctx.deps.audit.append(toAuditRecord(ctx, { action: "risk.model-drift-found", target, severity: "warning", after }), session);
  });
  if (begun.length > 0)
    ctx.log.warn({ findings: after, version: report.version }, "what comes in has moved away from what the model has learnt");
}

function findingsOf({ features, score, calibration }: Omit<DriftReport, "findings">): Omit<DriftFinding, "since">[] {
  const moved = features.filter(({ feature, psi }) => psi >= PSI_FOUND && !isGrowing(feature));
  return [
    ...(score !== null && score >= PSI_FOUND ? [{ code: "score" as const, feature: null, value: score }] : []),
    ...(calibration && calibration.ece > ECE_FOUND ? [{ code: "calibration" as const, feature: null, value: calibration.ece }] : []),
    ...moved.map(({ feature, psi }) => ({ code: "feature" as const, feature, value: psi })),
  ];
}

const isGrowing = (feature: string): boolean => [...GROWING].some((name) => name === feature);
