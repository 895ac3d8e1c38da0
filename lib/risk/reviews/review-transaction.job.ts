import { defineJob } from "../../platform/jobs/define-job.ts";
import type { JobRecord } from "../../platform/jobs/job.store.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import type { ReviewDeps } from "./ports.ts";
import { reviewTransaction } from "./review-transaction.ts";

export const REVIEW_TRANSACTION_JOB = "risk.review-transaction";

/** Off the path of judging: whatever becomes of the models, the engine's verdict was given long ago and stands. */
export const reviewTransactionJob = defineJob<ReviewDeps, JobRecord>({
  name: REVIEW_TRANSACTION_JOB,
  maxAttempts: 4,
  ledger: (deps) => deps.jobs.ledger,
  async handle(ctx, run) {
    await reviewTransaction(ctx, String(run.record.payload.transactionId), run.signal);
    await run.write({ $set: { ...CLOSED_LEASE, state: "done", finishedAt: new Date(ctx.clock.now()), lastError: null } });
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()) }),
});
