import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { findEditable } from "../library/find-prompt.ts";
import type { PromotionDeps } from "../versions/ports.ts";
import { askPromotion } from "../versions/promotions/ask-promotion.ts";
import type { ByExperiment, ExperimentView } from "./experiment.schema.ts";
import { findExperiment } from "./get-experiment.ts";
import type { ExperimentDeps } from "./ports.ts";
import { toExperiment } from "./to-experiment.ts";

/**
 * Asks for the winner's promotion to production, in the name of whoever asks: the gate's own rules hold, and a second person decides. No
 * experiment does it by itself, since nobody would then have asked.
 */
export async function proposeWinner(ctx: Context<PromotionDeps & ExperimentDeps>, target: ByExperiment): Promise<ExperimentView> {
  assertPermission(ctx, "prompts.write");
  await findEditable(ctx, target.promptId);
  const experiment = await findExperiment(ctx, target);
  const { winner, metric, promptId } = experiment;
  if (winner === null) throw new AppError("conflict", "prompts.no_winner", "This experiment has no winner that could be promoted.");
  const reason = `Version ${winner} won an experiment on ${metric}.`;
  const promotion = await askPromotion(ctx, { promptId, version: winner, label: "production", reason });
  await ctx.deps.promptExperiments.setPromotion(ctx.orgId, experiment._id, promotion.id);
  return toExperiment({ ...experiment, promotionId: promotion.id });
}
