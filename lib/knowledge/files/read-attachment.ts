import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { fileNotFound } from "../errors.ts";
import type { FileRecord } from "../file.store.ts";
import type { ImageShrinker } from "../images/image-shrinker.ts";
import type { FileDeps } from "../ports.ts";
import { isImage } from "../sniff/file-types.ts";
import { getFileText } from "../text/get-file-text.ts";
import { readWhole } from "./read-whole.ts";
import { decryptFileName } from "./to-file-view.ts";

export type AttachmentDeps = Pick<FileDeps, "files" | "cipher" | "fileContents" | "fileTexts"> & {
  imageShrinker: Pick<ImageShrinker, "shrink">;
};

export type AttachmentKind = "image" | "document";

/** What a message has of a file. "pending": it is still being read; "unreadable" says why. */
export type AttachmentContent =
  | { type: "image"; mediaType: NonNullable<Awaited<ReturnType<ImageShrinker["shrink"]>>>["type"]; base64: string }
  | { type: "text"; text: string; isWhole: boolean; chars: number }
  | { type: "pending" }
  | { type: "unreadable"; reason: string }
  | { type: "gone" };

/** The caller's own files, in the order asked for; one that is not theirs is not found. */
export async function describeAttachments(
  ctx: Context<AttachmentDeps>,
  fileIds: readonly string[],
): Promise<{ fileId: string; name: string; kind: AttachmentKind }[]> {
  assertPermission(ctx, "knowledge.read");
  if (fileIds.length === 0) return [];
  const found = await ctx.deps.files.findMany(ctx.orgId, userIdOf(ctx), fileIds);
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  return fileIds.map((fileId) => {
    const record = found.find(({ _id }) => _id === fileId);
    if (!record) throw fileNotFound(fileId);
    return { fileId, name: decryptFileName(cipher, record), kind: isImage(record.type) ? "image" : "document" };
  });
}

/** At most `charsMax` of a document's text, from its beginning; an image small enough to send. */
export async function readAttachment(
  ctx: Context<AttachmentDeps>,
  input: { fileId: string; charsMax: number; signal: AbortSignal },
): Promise<AttachmentContent> {
  assertPermission(ctx, "knowledge.read");
  const record = await ctx.deps.files.find(ctx.orgId, userIdOf(ctx), input.fileId);
  if (!record) return { type: "gone" };
  return isImage(record.type) ? readImage(ctx, record, input.signal) : readDocument(ctx, record, input.charsMax);
}

async function readImage(ctx: Context<AttachmentDeps>, record: FileRecord, signal: AbortSignal): Promise<AttachmentContent> {
  const bytes = await readWhole(ctx.deps.fileContents.read(ctx.orgId, record.contentRef));
  const shrunk = await ctx.deps.imageShrinker.shrink({ bytes, type: record.type }, "model", signal);
  if (!shrunk) return { type: "unreadable", reason: "knowledge.file_damaged" };
  return { type: "image", mediaType: shrunk.type, base64: Buffer.from(shrunk.bytes).toString("base64") };
}

async function readDocument(ctx: Context<AttachmentDeps>, record: FileRecord, charsMax: number): Promise<AttachmentContent> {
  if (record.state === "failed") return { type: "unreadable", reason: record.failure ?? "knowledge.file_damaged" };
  if (record.state !== "ready") return { type: "pending" };
  const { text, chars } = await getFileText(ctx, { fileId: record._id, from: 0, to: charsMax });
  return { type: "text", text, chars, isWhole: text.length >= chars };
}
