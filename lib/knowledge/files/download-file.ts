import type { Context } from "../../platform/context.ts";
import type { FileDeps } from "../ports.ts";
import { getFileRecord } from "./get-file.ts";
import { decryptFileName } from "./to-file-view.ts";

export type FileDownload = { fileName: string; contentType: string; chunks: AsyncIterable<Uint8Array> };

/** A type that a browser would run as a page goes out as mere bytes. */
const ACTIVE: ReadonlySet<string> = new Set(["text/html"]);

export async function downloadFile(ctx: Context<FileDeps>, input: { fileId: string }): Promise<FileDownload> {
  const record = await getFileRecord(ctx, input.fileId);
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  return {
    fileName: decryptFileName(cipher, record),
    contentType: ACTIVE.has(record.type) ? "application/octet-stream" : record.type,
    chunks: ctx.deps.fileContents.read(ctx.orgId, record.contentRef),
  };
}
