import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { fileNotFound } from "../errors.ts";
import type { FileRecord } from "../file.store.ts";
import type { FileDeps } from "../ports.ts";
import type { FileView } from "../schema.ts";
import { toFileView } from "./to-file-view.ts";

export async function getFile(ctx: Context<FileDeps>, input: { fileId: string }): Promise<FileView> {
  return toFileView(await ctx.deps.cipher.forOrganization(ctx.orgId), await getFileRecord(ctx, input.fileId));
}

/** One's own, as it is kept. */
export async function getFileRecord(ctx: Context<Pick<FileDeps, "files">>, id: string): Promise<FileRecord> {
  assertPermission(ctx, "knowledge.read");
  const record = await ctx.deps.files.find(ctx.orgId, userIdOf(ctx), id);
  if (!record) throw fileNotFound(id);
  return record;
}
