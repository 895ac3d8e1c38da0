import { userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { FileRecord } from "../file.store.ts";
import type { FileIndexRecord } from "../index/file-index.store.ts";
import type { RetrievalDeps } from "../retrieval/ports.ts";

export type ReadyFile = { file: FileRecord; index: FileIndexRecord; name: string };

/** One of the caller's own files whose passages can be read. */
export async function getReadyFile(ctx: Context<RetrievalDeps>, fileId: string): Promise<ReadyFile> {
  const owner = { orgId: ctx.orgId, userId: userIdOf(ctx) };
  const file = await ctx.deps.files.find(owner.orgId, owner.userId, fileId);
  if (!file) throw new AppError("not_found", "knowledge.file_not_found", `No file ${fileId}.`);
  const index = await ctx.deps.fileIndexes.find(owner, fileId);
  if (!index)
    throw new AppError(
      "conflict",
      "knowledge.file_not_ready",
      "This file has no passages that could be searched: it is still being read, it failed, or it is a picture. Its state says which.",
    );
  const cipher = await ctx.deps.cipher.forOrganization(owner.orgId);
  return { file, index, name: cipher.decrypt({ collection: "files", id: file._id, field: "name" }, file.name) };
}
