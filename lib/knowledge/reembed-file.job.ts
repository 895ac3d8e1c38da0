import type { Context } from "../platform/context.ts";
import { defineJob } from "../platform/jobs/define-job.ts";
import type { JobRecord } from "../platform/jobs/job.store.ts";
import { CLOSED_LEASE } from "../platform/jobs/ledger.ts";
import { REEMBED_FILE_JOB } from "./follow-model.ts";
import type { FileIndexRecord } from "./index/file-index.store.ts";
import { type IndexableChunk, indexChunks } from "./index-chunks.ts";
import type { RetrievalDeps } from "./retrieval/ports.ts";
import { openChunk } from "./search-knowledge.ts";

const PAGE = 200;

type Owner = { orgId: string; userId: string };

/** Makes the vectors of one file anew by the model that is chosen now. Until it is done, searches go on with the old ones. */
export const reembedFileJob = defineJob<RetrievalDeps, JobRecord>({
  name: REEMBED_FILE_JOB,
  maxAttempts: 6,
  ledger: (deps) => deps.jobs.ledger,
  async handle(ctx, run) {
    const { orgId, payload } = run.record;
    const owner = { orgId, userId: String(payload.userId) };
    const fileId = String(payload.fileId);
    const index = await ctx.deps.fileIndexes.find(owner, fileId);
    const file = await ctx.deps.files.find(orgId, owner.userId, fileId);
    if (index && file) await indexChunks(ctx, { file, chunks: await readChunks(ctx, owner, index), signal: run.signal });
    await run.write({ $set: { ...CLOSED_LEASE, state: "done", finishedAt: new Date(ctx.clock.now()), lastError: null } });
  },
  toFailed: (ctx, _record, reason) => ({ reason, finishedAt: new Date(ctx.clock.now()) }),
});

async function readChunks(
  ctx: Context<RetrievalDeps>,
  owner: Owner,
  { _id: fileId, version, chunks }: FileIndexRecord,
): Promise<IndexableChunk[]> {
  const cipher = await ctx.deps.cipher.forOrganization(owner.orgId);
  const read: IndexableChunk[] = [];
  while (read.length < chunks) {
    const page = await ctx.deps.chunks.page(owner, { fileId, version, from: read.length, limit: PAGE });
    if (page.length === 0) break;
    read.push(
      ...page.map((record) => ({
        ...openChunk(cipher, record),
        index: record.index,
        page: record.page,
        start: record.start,
        end: record.end,
      })),
    );
  }
  return read;
}
