import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { FileDeps } from "../ports.ts";
import { isImage } from "../sniff/file-types.ts";
import type { FileDownload } from "./download-file.ts";
import { getFileRecord } from "./get-file.ts";
import { readWhole } from "./read-whole.ts";

/** A small copy made anew from the pixels; only images have one. */
export async function getThumbnail(ctx: Context<FileDeps>, input: { fileId: string }): Promise<FileDownload> {
  const { fileContents, imageShrinker } = ctx.deps;
  const record = await getFileRecord(ctx, input.fileId);
  const bytes = isImage(record.type) ? await readWhole(fileContents.read(ctx.orgId, record.contentRef)) : null;
  const small = bytes && (await imageShrinker.shrink({ bytes, type: record.type }, "preview"));
  if (!small) throw new AppError("not_found", "knowledge.no_thumbnail", "There is no small picture of this file.");
  return { fileName: "thumbnail", contentType: small.type, chunks: once(small.bytes) };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
