import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { enqueueJob } from "../../platform/jobs/enqueue-job.ts";
import { fileNotFound } from "../errors.ts";
import type { FileDeps } from "../ports.ts";
import { PURGE_FILE_JOB } from "./purge-file.job.ts";

/** Gone for everybody at once; what it left behind is removed by a job written in the same transaction. */
export async function deleteFile(ctx: Context<FileDeps>, input: { id: string }): Promise<void> {
  assertPermission(ctx, "knowledge.write");
  const { db, files, fileUsage, fileIndexes, audit } = ctx.deps;
  const userId = userIdOf(ctx);
  const at = new Date(ctx.clock.now());
  const entry = toAuditRecord(ctx, { action: "knowledge.file-deleted", target: { type: "file", id: input.id } });
  const publish = await db.withTransaction(async (session) => {
    const record = await files.markDeleted(ctx.orgId, userId, input.id, at, session);
    if (!record) return null;
    await fileUsage.subtract(ctx.orgId, userId, record.size, session);
    await fileUsage.subtract(ctx.orgId, null, record.size, session);
    await fileIndexes.delete({ orgId: ctx.orgId, userId }, input.id, session);
    await audit.append(entry, session);
    return enqueueJob(ctx, { name: PURGE_FILE_JOB, payload: { fileId: input.id, userId }, deduplicationKey: input.id }, session);
  });
  if (!publish) throw fileNotFound(input.id);
  await publish();
}
