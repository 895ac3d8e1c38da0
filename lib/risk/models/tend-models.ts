import type { Context } from "../../platform/context.ts";
import { enqueueJob } from "../../platform/jobs/enqueue-job.ts";
import type { ModelDeps } from "./ports.ts";
import { TRAIN_MODEL_JOB } from "./request-training.ts";
import { TEND_MODEL_JOB } from "./tend-model.job.ts";

const DAY_MS = 86_400_000;

/**
 * Once a day for each organization that has transactions. The day moves on after both jobs are there, and they are there once whoever
 * comes twice: their deduplication key is the day that was due.
 */
export async function tendModels(deps: ModelDeps, limit: number, contextOf: (orgId: string) => Context<ModelDeps>): Promise<void> {
  const now = deps.clock.now();
  for (const { _id: orgId, dueAt } of await deps.modelStatuses.listDue(new Date(now), limit)) {
    const ctx = contextOf(orgId);
    const deduplicationKey = `daily-${dueAt.toISOString()}`;
    const publishTending = await enqueueJob(ctx, { name: TEND_MODEL_JOB, payload: {}, deduplicationKey });
    const publishTraining = await enqueueJob(ctx, { name: TRAIN_MODEL_JOB, payload: { by: "system", isByHand: false }, deduplicationKey });
    await deps.modelStatuses.moveDue(orgId, dueAt, new Date(now + DAY_MS));
    await Promise.all([publishTending(), publishTraining()]);
  }
}
