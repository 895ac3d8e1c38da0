import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { parseCursor, toCursor } from "../../platform/cursor.ts";
import type { FilePage } from "../file.store.ts";
import type { FileDeps } from "../ports.ts";
import type { FileView } from "../schema.ts";
import { toFileView } from "./to-file-view.ts";

/** One's own files, the newest first. */
export async function listFiles(
  ctx: Context<FileDeps>,
  input: { cursor?: string | undefined; limit: number },
): Promise<{ items: FileView[]; nextCursor: string | null }> {
  assertPermission(ctx, "knowledge.read");
  const records = await ctx.deps.files.list(ctx.orgId, userIdOf(ctx), { after: toPosition(input.cursor), limit: input.limit });
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const last = records.length === input.limit ? records.at(-1) : undefined;
  return {
    items: records.map((record) => toFileView(cipher, record)),
    nextCursor: last ? toCursor([last.createdAt.getTime(), last._id]) : null,
  };
}

function toPosition(cursor: string | undefined): FilePage["after"] {
  if (cursor === undefined) return null;
  const [createdAt, id] = parseCursor(cursor, ["number", "string"]);
  return { createdAt: new Date(Number(createdAt)), id: String(id) };
}
