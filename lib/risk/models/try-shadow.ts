// A model in shadow would have said something of every transaction since. Their rows are stored as the engine has seen them, so what it
// would have said is asked when there is something to compare with, to the bit what it would have been then, and costs the transaction
// itself nothing.

import type { Context } from "../../platform/context.ts";
import { type Comparison, compareModels } from "../model/compare-models.ts";
import { probabilitiesOf } from "../model/train-candidate.ts";
import { collectOutcomes, LABEL_DELAY_MS } from "./examples.ts";
import { forgetModels } from "./move-model.ts";
import { moveModels, planFor } from "./move-models.ts";
import type { ModelDeps } from "./ports.ts";
import type { RiskModelSummary } from "./risk-model.store.ts";
import type { ShadowReport } from "./status.schema.ts";

/** What came in since and is seven days old: fewer say nothing. */
export const TRIAL_NEEDS = { rows: 500, outcomes: 20, frauds: 10 } as const;
const ROWS_MAX = 20_000;
/** Not proven by then, it makes room for one that has learnt more. */
const TRIAL_MAX_MS = 45 * 86_400_000;

export async function tryShadow(ctx: Context<ModelDeps>): Promise<void> {
  const placed = await ctx.deps.riskModelStore.listPlaced(ctx.orgId);
  const shadow = placed.find(({ place }) => place === "shadow");
  if (!shadow) {
    await ctx.deps.modelStatuses.report(ctx.orgId, { shadow: null });
    return;
  }
  const report = await compare(ctx, shadow);
  await ctx.deps.modelStatuses.report(ctx.orgId, { shadow: report });
  if (report.code === "not_worse") await settle(ctx, shadow, placed, "live", describe(report));
  else if (ctx.clock.now() - shadow.since.getTime() > TRIAL_MAX_MS)
    await settle(ctx, shadow, placed, "retired", `Tried for ${TRIAL_MAX_MS / 86_400_000} days. ${describe(report)}`);
}

async function compare(ctx: Context<ModelDeps>, { version, since }: RiskModelSummary): Promise<ShadowReport> {
  const live = await ctx.deps.riskModels.liveOf(ctx.orgId);
  const tried = await ctx.deps.riskModels.findVersion(ctx.orgId, version);
  if (!tried) throw new Error(`The model ${version} is gone.`);
  const now = ctx.clock.now();
  const rows = await collectOutcomes(ctx, { from: since, to: new Date(now - LABEL_DELAY_MS) }, ROWS_MAX);
  const counts = { rows: rows.labels.length, outcomes: rows.outcomes, frauds: rows.frauds };
  const report = { at: new Date(now), version, liveVersion: live.version, ...counts };
  const isEnough = counts.rows >= TRIAL_NEEDS.rows && counts.outcomes >= TRIAL_NEEDS.outcomes && counts.frauds >= TRIAL_NEEDS.frauds;
  if (!isEnough) return { ...report, code: "too_early", figures: null };
  const scored = { live: probabilitiesOf(live.model, rows), shadow: probabilitiesOf(tried, rows), labels: rows.labels };
  const { hold } = await ctx.deps.riskSettings.thresholdsOf(ctx.orgId);
  const { code, ...figures } = compareModels(scored, hold);
  return { ...report, code, figures };
}

async function settle(
  ctx: Context<ModelDeps>,
  shadow: RiskModelSummary,
  placed: readonly RiskModelSummary[],
  to: "live" | "retired",
  reason: string,
): Promise<void> {
  const moves = planFor(shadow, to, placed);
  if (!moves) return;
  await ctx.deps.db.withTransaction((session) => moveModels(ctx, placed, moves, { by: "system", reason }, session));
  forgetModels(ctx);
}

const SAID: Readonly<Record<Comparison["code"] | "too_early", string>> = {
  too_early: "Too few outcomes to compare.",
  not_worse: "Not worse than the model before.",
  worse: "It finds less.",
  unsure: "It may find less: there are too few frauds to tell.",
  calibration: "Its probabilities are further off.",
  alerts: "It would have many more looked at.",
};

function describe({ code, rows, frauds, figures }: ShadowReport): string {
  const beside = figures ? ` Average precision ${figures.shadow.ap.toFixed(3)} beside ${figures.live.ap.toFixed(3)}` : " Seen";
  return `${SAID[code]}${beside} on ${rows} transactions with ${frauds} frauds.`;
}
