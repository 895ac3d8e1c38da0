import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { LABEL_DELAY_MS } from "./examples.ts";
import { DRIFT_ROWS } from "./measure-drift.ts";
import type { ModelOverview } from "./model.schema.ts";
import type { ModelStatusRecord } from "./model-status.store.ts";
import type { ModelDeps } from "./ports.ts";
import { shippedView, toModelView } from "./to-model-view.ts";
import { TRAINING_NEEDS } from "./training-needs.ts";
import { TRIAL_NEEDS } from "./try-shadow.ts";

type ReadDeps = Pick<ModelDeps, "riskModelStore" | "modelStatuses" | "modelTransactions">;

/** Who judges, who is tried beside it, what the next training will have, and whether the world has moved. */
export async function getModelOverview(ctx: Context<ReadDeps>): Promise<ModelOverview> {
  assertPermission(ctx, "risk.read");
  const { riskModelStore, modelStatuses } = ctx.deps;
  const [placed, status, training] = await Promise.all([
    riskModelStore.listPlaced(ctx.orgId),
    modelStatuses.find(ctx.orgId),
    countOutcomes(ctx),
  ]);
  const live = placed.find(({ place }) => place === "live");
  const shadow = placed.find(({ place }) => place === "shadow");
  return {
    live: live ? toModelView(live) : shippedView(true),
    shadow: shadow ? toModelView(shadow) : null,
    comparison: shadow && status?.shadow?.version === shadow.version ? toComparison(status.shadow) : null,
    training: {
      ...training,
      needed: { outcomes: TRAINING_NEEDS.outcomes, frauds: TRAINING_NEEDS.frauds },
      nextAt: status?.dueAt.toISOString() ?? null,
      last: status?.training ? { ...status.training, at: status.training.at.toISOString() } : null,
    },
    drift: status?.drift ? toDrift(status.drift) : null,
  };
}

async function countOutcomes({ orgId, deps, clock }: Context<ReadDeps>): Promise<{ outcomes: number; frauds: number; ripe: number }> {
  const ripeBefore = new Date(clock.now() - LABEL_DELAY_MS);
  const count = (isFraud: boolean, before?: Date): Promise<number> => deps.modelTransactions.countLabels(orgId, isFraud, before);
  const [frauds, honest, ripeFrauds, ripeHonest] = await Promise.all([
    count(true),
    count(false),
    count(true, ripeBefore),
    count(false, ripeBefore),
  ]);
  return { outcomes: frauds + honest, frauds, ripe: ripeFrauds + ripeHonest };
}

function toComparison({ at, ...report }: NonNullable<ModelStatusRecord["shadow"]>): ModelOverview["comparison"] {
  return { ...report, at: at.toISOString(), needed: { ...TRIAL_NEEDS } };
}

function toDrift({ at, findings, ...report }: NonNullable<ModelStatusRecord["drift"]>): ModelOverview["drift"] {
  return {
    ...report,
    at: at.toISOString(),
    rowsNeeded: DRIFT_ROWS,
    findings: findings.map(({ since, ...finding }) => ({ ...finding, since: since.toISOString() })),
  };
}
