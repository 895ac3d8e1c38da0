import { hash } from "node:crypto";
import type { Context } from "../../platform/context.ts";
import { defineJob, JobFailure } from "../../platform/jobs/define-job.ts";
import type { JobRecord } from "../../platform/jobs/job.store.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import { WorkerFailure } from "../../platform/workers/worker-failure.ts";
import { encodeModel } from "../model/encode-model.ts";
import { collectOutcomes, LABEL_DELAY_MS, type OutcomeRows } from "./examples.ts";
import { keepCandidate } from "./keep-candidate.ts";
import type { TrainedModel } from "./model-trainer.ts";
import type { ModelDeps } from "./ports.ts";
import { modelIdOf, TRAIN_MODEL_JOB } from "./request-training.ts";
import type { TrainingCode, TrainingReport } from "./status.schema.ts";
import { missingFor } from "./training-needs.ts";

/**
 * From what came of an organization's transactions to a model that may be tried. Only what is seven days old teaches. The model's id is
 * made of the job's, so that a run that died after its last write finds its own work.
 */
const ROWS_MAX = 200_000;

export const trainModelJob = defineJob<ModelDeps, JobRecord>({
  name: TRAIN_MODEL_JOB,
  maxAttempts: 3,
  ledger: (deps) => deps.jobs.ledger,
  async handle(ctx, run) {
    const report = await train(ctx, run.record, run.signal);
    await ctx.deps.modelStatuses.report(ctx.orgId, { training: report });
    await run.write({ $set: { ...CLOSED_LEASE, state: "done", finishedAt: new Date(ctx.clock.now()), lastError: null } });
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()) }),
  /** Given up: the page would wait for ever otherwise. */
  async afterFinal(ctx, record) {
    const job = await ctx.deps.jobs.ledger.find(record.orgId, record._id);
    if (job?.state !== "failed") return;
    const code: TrainingCode = job.reason === "risk.training_too_costly" ? "too_costly" : "failed";
    await ctx.deps.modelStatuses.report(ctx.orgId, { training: toReport(ctx, record, "failed", { code }) });
  },
});

async function train(ctx: Context<ModelDeps>, job: JobRecord, signal: AbortSignal): Promise<TrainingReport> {
  const done = await ctx.deps.riskModelStore.find(ctx.orgId, modelIdOf(job._id));
  if (done) return toReport(ctx, job, "trained", { modelId: done._id });
  const isByHand = job.payload.isByHand === true;
  const newest = (await ctx.deps.riskModelStore.list(ctx.orgId, { beforeNumber: null, limit: 1 }))[0];
  const placed = await ctx.deps.riskModelStore.listPlaced(ctx.orgId);
  // One that is replaced every day is never tried long enough to be judged.
  if (!isByHand && placed.some(({ place }) => place === "shadow")) return toReport(ctx, job, "refused", { code: "shadow_running" });
  const now = ctx.clock.now();
  const rows = await collectOutcomes(ctx, { from: new Date(0), to: new Date(now - LABEL_DELAY_MS) }, ROWS_MAX, signal);
  const missing = missingFor(rows);
  if (missing) return toReport(ctx, job, "refused", { code: missing });
  if (!isByHand && newest && newest.trainedOn.outcomes === rows.outcomes) return toReport(ctx, job, "refused", { code: "nothing_new" });
  const trained = await askTrainer(ctx, rows, signal);
  const version = `own-${(newest?.number ?? 0) + 1}-${hash("sha256", trained.bytes, "hex").slice(0, 8)}`;
  const modelId = modelIdOf(job._id);
  await keepCandidate(ctx, { modelId, number: (newest?.number ?? 0) + 1, version, trained, rows, by: String(job.payload.by) });
  return toReport(ctx, job, "trained", { modelId });
}

async function askTrainer(ctx: Context<ModelDeps>, { values, labels, surprises }: OutcomeRows, signal: AbortSignal): Promise<TrainedModel> {
  const { version, model } = await ctx.deps.riskModels.liveOf(ctx.orgId);
  try {
    return await ctx.deps.modelTrainer.train({ values, labels, surprises, live: { version, bytes: encodeModel(model) } }, signal);
  } catch (error) {
    if (!(error instanceof WorkerFailure)) throw error;
    const isTooCostly = error.reason === "out_of_memory" || error.reason === "timed_out";
    throw new JobFailure(isTooCostly ? "risk.training_too_costly" : "risk.training_failed", { isRetryable: !isTooCostly, cause: error });
  }
}

function toReport(
  ctx: Context,
  { payload }: JobRecord,
  state: TrainingReport["state"],
  { code = null, modelId = null }: Partial<Pick<TrainingReport, "code" | "modelId">>,
): TrainingReport {
  return { state, at: new Date(ctx.clock.now()), by: String(payload.by), code, modelId };
}
