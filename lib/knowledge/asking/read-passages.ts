import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { RetrievalDeps } from "../retrieval/ports.ts";
import { openChunk } from "../search-knowledge.ts";
import { getReadyFile } from "./get-ready-file.ts";
import type { FilePassages } from "./schema.ts";

/** Read on each side of the passage somebody came for. */
const NEIGHBOURS = 3;

/** The text of a file around one of its passages, as it was read from it. */
export async function readPassages(
  ctx: Context<RetrievalDeps>,
  { fileId, around }: { fileId: string; around: number },
): Promise<FilePassages> {
  assertPermission(ctx, "knowledge.read");
  const { index, name } = await getReadyFile(ctx, fileId);
  const owner = { orgId: ctx.orgId, userId: userIdOf(ctx) };
  const middle = Math.min(around, Math.max(0, index.chunks - 1));
  const from = Math.max(0, middle - NEIGHBOURS);
  const [records, cipher] = await Promise.all([
    ctx.deps.chunks.page(owner, { fileId, version: index.version, from, limit: middle - from + NEIGHBOURS + 1 }),
    ctx.deps.cipher.forOrganization(owner.orgId),
  ]);
  let end = 0;
  const items = records.map((record) => {
    const { text, headings } = openChunk(cipher, record);
    // Passages overlap so that a search finds what stands across a cut; a reader wants it once.
    const shared = record.start < end && text.length === record.end - record.start ? end - record.start : 0;
    end = Math.max(end, record.end);
    return { chunkIndex: record.index, page: record.page, headings: [...headings], text: text.slice(shared) };
  });
  return { fileId, fileName: name, items, hasBefore: from > 0, hasAfter: from + records.length < index.chunks };
}
