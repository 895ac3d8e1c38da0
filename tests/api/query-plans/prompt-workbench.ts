import type { Document } from "mongodb";
import { createId } from "../../../lib/platform/ids.ts";
import { NO_TALLY } from "../../../lib/prompts/workbench/judge-experiment.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { experimentRow, qualityAuditRow } from "../../support/prompt-workbench-rows.ts";
import { type Owner, seededId, type Tenancy } from "./tenancy.ts";

type Stores = Pick<AppDeps, "promptExperiments" | "promptExposures" | "promptQualityAudits">;

export function promptWorkbenchStores({ promptExperiments, promptExposures, promptQualityAudits }: Stores) {
  return {
    createExperimentStore: promptExperiments,
    createExposureStore: promptExposures,
    createQualityAuditStore: promptQualityAudits,
  };
}

/** Every question they are ever asked. */
export async function askPromptWorkbench(deps: AppDeps, { orgId, userId }: Owner): Promise<void> {
  const { db, promptExperiments, promptExposures, promptQualityAudits } = deps;
  const promptId = createId("prompt");
  const experiment = experimentRow(orgId, promptId);
  const [_id, at] = [`${experiment._id}:plans`, new Date()];
  const exposure = { _id, orgId, promptId, experimentId: experiment._id, arm: 0, hasOutcome: false, at, expiresAt: at };
  const audit = qualityAuditRow(orgId, promptId, { _id: createId("promptAudit"), sealed: "", userId });
  await db.withTransaction(async (session) => {
    await promptExperiments.insert(experiment, session);
    await promptExposures.insert(exposure, session);
    await promptExposures.takeOutcome(orgId, _id, session);
    await promptExperiments.add(orgId, experiment._id, { ...NO_TALLY, arm: 0, exposures: 1 }, session);
    await promptQualityAudits.insert(audit, session);
  });
  await promptExposures.find(orgId, _id);
  await promptExperiments.find(orgId, promptId, experiment._id);
  await promptExperiments.findRunning(orgId, promptId);
  await promptQualityAudits.find(orgId, promptId, audit._id);
  for (const after of [null, { at, id: audit._id }]) {
    await promptExperiments.list(orgId, promptId, { after, limit: 5 });
    await promptQualityAudits.list(orgId, promptId, { after, limit: 5 });
  }
  await promptQualityAudits.accept(orgId, audit._id, 2);
  await promptExperiments.setPromotion(orgId, experiment._id, createId("promptPromotion"));
  const end = { result: "stopped", winner: null, promotionId: null, endedAt: at } as const;
  await db.withTransaction((session) => promptExperiments.end(orgId, experiment._id, end, session));
  for (const store of [promptExperiments, promptExposures, promptQualityAudits]) await store.deleteOfPrompt(orgId, promptId);
}

type Past = { tenancy: Tenancy; at(index: number): Date };

/** Most experiments are over. */
export function promptWorkbenchPast({ tenancy, at }: Past): Record<string, (index: number) => Document> {
  const promptOf = (index: number) => seededId("prm", Math.floor(index / 5));
  return {
    prompt_experiments: (index) => {
      const fields = { _id: seededId("pex", index), at: at(index), result: "stopped", runningKey: null, endedAt: at(index) } as const;
      return experimentRow(tenancy.of(index).orgId, promptOf(index), fields);
    },
    prompt_exposures: (index) => {
      const experimentId = seededId("pex", Math.floor(index / 20));
      const expiresAt = new Date(Date.now() + 86_400_000);
      return {
        ...{ _id: `${experimentId}:${index}`, orgId: tenancy.of(index).orgId, promptId: promptOf(index), experimentId },
        ...{ arm: index % 2, hasOutcome: index % 3 === 0, at: at(index), expiresAt },
      };
    },
    prompt_quality_audits: (index) => {
      const { orgId, userId } = tenancy.of(index);
      return { ...qualityAuditRow(orgId, promptOf(index), { _id: seededId("pqa", index), sealed: "", userId }), at: at(index) };
    },
  };
}
