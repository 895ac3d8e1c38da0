import type { Document } from "mongodb";
import type { TrainingReport } from "../../../lib/risk/models/status.schema.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { modelRow } from "../../support/model-rows.ts";
import { type Owner, seededId, type Tenancy } from "./tenancy.ts";

type Models = Pick<AppDeps, "riskModelStore" | "modelStatuses" | "modelTransactions">;

export function riskModelStores({ riskModelStore, modelStatuses, modelTransactions }: Models) {
  return {
    createRiskModelStore: riskModelStore,
    createModelStatusStore: modelStatuses,
    createModelTransactionStore: modelTransactions,
  };
}

/** Every question models ever ask. */
export async function askRiskModels(deps: Models & Pick<AppDeps, "db">, { orgId, userId }: Owner): Promise<void> {
  const { db, riskModelStore, modelStatuses, modelTransactions } = deps;
  const now = new Date();
  const from = new Date(now.getTime() - 30 * 86_400_000);
  const record = modelRow(orgId, { _id: "rmd_plans", number: 1_000_000, version: "own-plans" });
  await db.withTransaction(async (session) => {
    await riskModelStore.insert(record, session);
    await riskModelStore.listPlaced(orgId, session);
    await riskModelStore.move(orgId, record, { to: "shadow", at: now, by: userId, reason: "Plans" }, session);
  });
  await riskModelStore.listPlaced(orgId);
  await riskModelStore.findByVersion(orgId, record.version);
  await riskModelStore.find(orgId, record._id);
  for (const beforeNumber of [null, 40]) await riskModelStore.list(orgId, { beforeNumber, limit: 20 });
  const training: TrainingReport = { state: "running", at: now, by: userId, code: null, modelId: null };
  await modelStatuses.ensure(orgId, now);
  await modelStatuses.find(orgId);
  await modelStatuses.beginTraining(orgId, training, from);
  await modelStatuses.report(orgId, { training: { ...training, state: "trained" } });
  await modelStatuses.listDue(now, 20);
  await modelStatuses.moveDue(orgId, now, now);
  for (const after of [null, { at: from, id: "rtx_none" }])
    await modelTransactions.listRows(orgId, { from, to: now }, { after, limit: 20 });
  for (const before of [undefined, from]) await modelTransactions.countLabels(orgId, true, before);
  await modelTransactions.listLabelsDue(now, 20);
  await modelTransactions.markLabelsLearnt(orgId, ["rtx_none"]);
}

type Past = { tenancy: Tenancy; at(index: number): Date };

export function riskModelPast({ tenancy, at }: Past): Record<string, (index: number) => Document> {
  return {
    risk_models: (index) =>
      modelRow(tenancy.of(index).orgId, {
        ...{
          _id: seededId("rmd", index),
          number: index + 1,
          version: `own-${index}`,
          state: "retired",
          createdBy: tenancy.of(index).userId,
        },
        createdAt: at(index),
      }),
    risk_model_status: (index) => {
      const _id = seededId("org", index);
      return { _id, orgId: _id, dueAt: new Date(Date.now() + index * 1_000 + 60_000), training: null, shadow: null, drift: null };
    },
  };
}
