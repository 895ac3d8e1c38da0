import type { Context } from "../../platform/context.ts";
import { enqueueJob } from "../../platform/jobs/enqueue-job.ts";
import type { JobStore } from "../../platform/jobs/job.store.ts";
import type { PublishDeps } from "../../platform/jobs/publish-record.ts";

export const INGEST_FILE_JOB = "knowledge.ingest-file";

/** `run` counts the times a file is read: 0, and one more for each retry. Call what comes back after the commit. */
export function enqueueIngest(
  ctx: Context<PublishDeps & { jobs: JobStore }>,
  { fileId, userId, run }: { fileId: string; userId: string; run: number },
  session: Parameters<typeof enqueueJob>[2],
): Promise<() => Promise<void>> {
  const payload = { fileId, userId, run };
  return enqueueJob(ctx, { name: INGEST_FILE_JOB, payload, deduplicationKey: `${fileId}:${run}` }, session);
}
