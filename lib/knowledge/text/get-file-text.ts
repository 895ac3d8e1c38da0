import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { IngestDeps } from "../ingest/ports.ts";
import { type FileText, textContentSchema } from "./schema.ts";

/** Of one answer. */
const RANGE_MAX = 60_000;

/** A range of what was read from a file: what a citation opens. */
export async function getFileText(
  ctx: Context<Pick<IngestDeps, "cipher" | "files" | "fileTexts">>,
  input: { fileId: string; from: number; to?: number | undefined },
): Promise<FileText> {
  assertPermission(ctx, "knowledge.read");
  const { fileId } = input;
  const owner = { orgId: ctx.orgId, userId: userIdOf(ctx) };
  const file = await ctx.deps.files.find(owner.orgId, owner.userId, fileId);
  if (!file) throw new AppError("not_found", "knowledge.file_not_found", `No file ${fileId}.`);
  if (!file.text) throw new AppError("conflict", "knowledge.text_not_ready", "The text of this file has not been read.");
  const { version, chars } = file.text;
  const from = Math.min(input.from, chars);
  const to = Math.max(from, Math.min(input.to ?? chars, from + RANGE_MAX, chars));
  const cipher = await ctx.deps.cipher.forOrganization(owner.orgId);
  const parts = (await ctx.deps.fileTexts.listRange(owner, fileId, version, { from, to })).map(({ _id, start, content }) => ({
    start,
    ...textContentSchema.parse(JSON.parse(cipher.decrypt({ collection: "knowledge_texts", id: _id, field: "content" }, content))),
  }));
  const offset = parts[0]?.start ?? from;
  const text = parts
    .map((part) => part.text)
    .join("")
    .slice(Math.max(0, from - offset), Math.max(0, to - offset));
  const blocks = parts.flatMap((part) => part.blocks).filter(({ start, end }) => start < to && end > from);
  return { fileId, text, from, to: from + text.length, chars, pages: file.pages, blocks };
}
