import type { ClientSession } from "mongodb";
import type { Context } from "../context.ts";
import { createId } from "../ids.ts";
import type { JobRecord, JobStore } from "./job.store.ts";
import { openLease } from "./ledger.ts";
import { type PublishDeps, publishNew } from "./publish-record.ts";

export type EnqueueInput = { name: string; payload: JobRecord["payload"]; deduplicationKey: string };

/** The job row goes into the caller's transaction; call the returned function after the commit to tell the queue. */
export async function enqueueJob(
  ctx: Context<PublishDeps & { jobs: JobStore }>,
  input: EnqueueInput,
  session?: ClientSession,
): Promise<() => Promise<void>> {
  const record: JobRecord = {
    _id: createId("job"),
    orgId: ctx.orgId,
    ...openLease(ctx.clock.now(), ctx.deps.jobTiming),
    ...input,
    createdAt: new Date(ctx.clock.now()),
    finishedAt: null,
    reason: null,
  };
  const isNew = await ctx.deps.jobs.insert(record, session);
  return async () => {
    if (isNew) await publishNew(ctx.deps, { job: input.name, orgId: record.orgId, id: record._id }, record);
  };
}
