import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { ID_PREFIXES } from "../../platform/ids.ts";
import { enqueueJob } from "../../platform/jobs/enqueue-job.ts";
import { trainingRunning } from "./errors.ts";
import type { TrainingView } from "./model.schema.ts";
import type { ModelDeps } from "./ports.ts";
import type { TrainingReport } from "./status.schema.ts";

export const TRAIN_MODEL_JOB = "risk.train-model";

/** A training that has said nothing for so long has died with its process. */
const STALE_MS = 15 * 60_000;

/** The job's id under the prefix of models. */
export const modelIdOf = (jobId: string): string => `${ID_PREFIXES.riskModel}${jobId.slice(jobId.indexOf("_"))}`;

/** Now instead of tomorrow; one at a time. What comes of it stands in the overview. */
export async function requestTraining(ctx: Context<ModelDeps>): Promise<TrainingView> {
  assertPermission(ctx, "risk-policy.write");
  const now = ctx.clock.now();
  const by = userIdOf(ctx);
  await ctx.deps.modelStatuses.ensure(ctx.orgId, new Date(now));
  const report: TrainingReport = { state: "running", at: new Date(now), by, code: null, modelId: null };
  if (!(await ctx.deps.modelStatuses.beginTraining(ctx.orgId, report, new Date(now - STALE_MS)))) throw trainingRunning();
  const entry = toAuditRecord(ctx, { action: "risk.training-requested", target: { type: "organization", id: ctx.orgId } });
  const publish = await ctx.deps.db.withTransaction(async (session) => {
    await ctx.deps.audit.append(entry, session);
    return enqueueJob(ctx, { name: TRAIN_MODEL_JOB, payload: { by, isByHand: true }, deduplicationKey: `by-hand-${now}` }, session);
  });
  await publish();
  return { state: report.state, at: report.at.toISOString(), code: null, modelId: null };
}
