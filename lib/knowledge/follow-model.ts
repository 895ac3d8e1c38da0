import type { AccessCaller } from "../ai/access.ts";
import type { Context } from "../platform/context.ts";
import { enqueueJob } from "../platform/jobs/enqueue-job.ts";
import { isSameEmbedder } from "./embedding/embedder.ts";
import type { RetrievalDeps } from "./retrieval/ports.ts";

export const REEMBED_FILE_JOB = "knowledge.reembed-file";

/** Of one search; the next one asks for more. */
const FILES_AT_ONCE = 20;

/** Vectors that another model made than the one that is chosen now are made anew, each file in a job of its own. */
export async function followModel(
  ctx: Context<RetrievalDeps>,
  { orgId, userId }: { orgId: string; userId: string },
  caller: AccessCaller,
): Promise<void> {
  const { model, dimensions } = await ctx.deps.embedders.choose(caller);
  const indexes = await ctx.deps.fileIndexes.list({ orgId, userId });
  const old = indexes.filter(({ embedder }) => !isSameEmbedder(embedder, { model, dimensions }));
  for (const { _id: fileId, version } of old.slice(0, FILES_AT_ONCE)) {
    const deduplicationKey = `${fileId}.${version}.${model}.${dimensions}`;
    const publish = await enqueueJob(ctx, { name: REEMBED_FILE_JOB, payload: { fileId, userId }, deduplicationKey });
    await publish();
  }
}
