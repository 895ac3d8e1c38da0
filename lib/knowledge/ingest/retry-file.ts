import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { enqueueIngest } from "./enqueue-ingest.ts";
import type { IngestDeps } from "./ports.ts";

/** A run that died without a word is not waited for longer. */
const STALE_MS = 3_600_000;

/** A file that could not be read is read once more. */
export async function retryFile(ctx: Context<IngestDeps>, { fileId }: { fileId: string }): Promise<void> {
  assertPermission(ctx, "knowledge.write");
  const { db, files, audit } = ctx.deps;
  const userId = userIdOf(ctx);
  const at = new Date(ctx.clock.now());
  const entry = toAuditRecord(ctx, { action: "knowledge.file-retried", target: { type: "file", id: fileId } });
  const publish = await db.withTransaction(async (session) => {
    const run = await files.restart(ctx.orgId, userId, fileId, { at, staleBefore: new Date(at.getTime() - STALE_MS) }, session);
    if (run === null) return null;
    await audit.append(entry, session);
    return enqueueIngest(ctx, { fileId, userId, run }, session);
  });
  if (publish) return publish();
  if (!(await files.find(ctx.orgId, userId, fileId))) throw new AppError("not_found", "knowledge.file_not_found", `No file ${fileId}.`);
  throw new AppError("conflict", "knowledge.file_not_failed", "This file has been read, or is being read.");
}
