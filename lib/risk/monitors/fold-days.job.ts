import type { Context } from "../../platform/context.ts";
import { defineJob } from "../../platform/jobs/define-job.ts";
import { enqueueJob } from "../../platform/jobs/enqueue-job.ts";
import type { JobRecord } from "../../platform/jobs/job.store.ts";
import { CLOSED_LEASE } from "../../platform/jobs/ledger.ts";
import { foldDays } from "./fold-days.ts";
import type { DayDeps } from "./ports.ts";

const FOLD_DAYS_JOB = "risk.fold-days";
/** So many batches take well under a minute; what is left is the next job's. */
const BATCHES_MAX = 40;

/** Counts the days of an organization up to now. */
export const foldDaysJob = defineJob<DayDeps, JobRecord>({
  name: FOLD_DAYS_JOB,
  maxAttempts: 5,
  ledger: (deps) => deps.jobs.ledger,
  async handle(ctx, run) {
    let hasMore = true;
    for (let batch = 0; batch < BATCHES_MAX && hasMore; batch += 1) {
      run.signal.throwIfAborted();
      hasMore = await foldDays(ctx);
    }
    if (hasMore) await enqueueFold(ctx);
    await run.write({ $set: { ...CLOSED_LEASE, state: "done", finishedAt: new Date(ctx.clock.now()), lastError: null } });
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()) }),
});

/** Once for each place the cursor stands at. */
export async function enqueueFold(ctx: Context<DayDeps>): Promise<void> {
  const cursor = await ctx.deps.riskMonitorCursors.find(ctx.orgId);
  const publish = await enqueueJob(ctx, { name: FOLD_DAYS_JOB, payload: {}, deduplicationKey: cursor?.transactionId ?? "first" });
  await publish();
}
