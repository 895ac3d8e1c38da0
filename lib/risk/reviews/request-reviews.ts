import type { Context } from "../../platform/context.ts";
import { enqueueJob } from "../../platform/jobs/enqueue-job.ts";
import { forEachAtMost } from "../../platform/jobs/for-each-at-most.ts";
import type { JobStore } from "../../platform/jobs/job.store.ts";
import type { PublishDeps } from "../../platform/jobs/publish-record.ts";
import type { TransactionRecord } from "../transactions/transaction-record.ts";
import { learnBand } from "./learn-band.ts";
import type { ReviewDeps } from "./ports.ts";
import { REVIEW_TRANSACTION_JOB } from "./review-transaction.job.ts";

export type RequestReviewDeps = PublishDeps & { jobs: JobStore };
type Due = Pick<TransactionRecord, "_id" | "orgId">;
const AT_ONCE = 4;

/** Has the queue bring each to the models; again for the same transaction changes nothing. */
export async function requestReviews(ctx: Context<RequestReviewDeps>, due: readonly Due[]): Promise<void> {
  await forEachAtMost(AT_ONCE, due, async ({ _id, orgId }) => {
    const job = { name: REVIEW_TRANSACTION_JOB, payload: { transactionId: _id }, deduplicationKey: _id };
    const publish = await enqueueJob({ ...ctx, orgId }, job);
    await publish();
  });
}

/** What judging leaves to the queue is asked for at once; older than this, whoever should have asked has died. */
const LATE_MS = 60_000;

/** What a dying process did not ask for, and the bands that are old. */
export async function sweepReviews(ctx: Context<ReviewDeps>, limit: number): Promise<void> {
  const now = new Date(ctx.clock.now());
  await requestReviews(ctx, await ctx.deps.reviewedTransactions.listReviewDue(new Date(now.getTime() - LATE_MS), limit));
  await forEachAtMost(AT_ONCE, await ctx.deps.riskReviewStates.listStale(now, limit), ({ orgId }) => learnBand({ ...ctx, orgId }));
}
