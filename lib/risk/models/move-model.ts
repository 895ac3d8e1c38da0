import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { modelNotFound, moveRefused } from "./errors.ts";
import { type ModelView, type MoveModelInput, SHIPPED_MODEL_ID } from "./model.schema.ts";
import type { Move } from "./model-states.ts";
import { moveModels, planFor } from "./move-models.ts";
import type { ModelDeps } from "./ports.ts";
import type { RiskModelSummary } from "./risk-model.store.ts";
import { shippedView, toModelView } from "./to-model-view.ts";

/** A person's own decision: to have a model judge, be tried, or rest. The shipped one judges again when the organization's own rests. */
export async function moveModel(
  ctx: Context<ModelDeps>,
  { modelId, state: to, reason }: MoveModelInput & { modelId: string },
): Promise<ModelView> {
  assertPermission(ctx, "risk-policy.write");
  const { db, riskModelStore } = ctx.deps;
  const placed = await riskModelStore.listPlaced(ctx.orgId);
  const model = modelId === SHIPPED_MODEL_ID ? null : await riskModelStore.find(ctx.orgId, modelId);
  if (modelId !== SHIPPED_MODEL_ID && !model) throw modelNotFound();
  const moves = model ? planOwn(model, to, placed) : planShipped(to, placed);
  const known = model ? [...placed.filter(({ _id }) => _id !== model._id), model] : placed;
  await db.withTransaction((session) => moveModels(ctx, known, moves, { by: userIdOf(ctx), reason }, session));
  forgetModels(ctx);
  const moved = model && (await riskModelStore.find(ctx.orgId, model._id));
  return moved ? toModelView(moved) : shippedView(true);
}

function planOwn(model: RiskModelSummary, to: Move["to"], placed: readonly RiskModelSummary[]): Move[] {
  const moves = planFor(model, to, placed);
  if (!moves) throw moveRefused(`A model that is ${model.state} cannot be ${to} next: it has to be tried in the shadow before it judges.`);
  return moves;
}

function planShipped(to: Move["to"], placed: readonly RiskModelSummary[]): Move[] {
  if (to !== "live") throw moveRefused("The shipped model can only be made live.");
  const live = placed.find(({ place }) => place === "live");
  if (!live) throw moveRefused("The shipped model judges already.");
  return [{ id: live._id, from: "live", to: "retired" }];
}

/** Other processes see it within a second or two. */
export function forgetModels(ctx: Context<Pick<ModelDeps, "riskModels" | "riskPolicies">>): void {
  ctx.deps.riskModels.forget(ctx.orgId);
  ctx.deps.riskPolicies.forget(ctx.orgId);
}
