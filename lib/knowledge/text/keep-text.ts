import { hash } from "node:crypto";
import type { Context } from "../../platform/context.ts";
import type { TextPart } from "../chunking/document-text.ts";
import type { IngestDeps } from "../ingest/ports.ts";

export type KeptText = { version: string; chars: number };

/** The extracted text, encrypted piece by piece. The same text has the same version, so that a repeated run adds nothing. */
export async function keepText(
  ctx: Context<Pick<IngestDeps, "cipher" | "fileTexts">>,
  { userId, fileId, parts }: { userId: string; fileId: string; parts: readonly TextPart[] },
): Promise<KeptText> {
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const version = hash("sha256", JSON.stringify(parts), "hex").slice(0, 20);
  const records = parts.map(({ start, end, text, blocks }) => {
    const _id = `${fileId}.${version}.${start}`;
    const content = cipher.encrypt({ collection: "knowledge_texts", id: _id, field: "content" }, JSON.stringify({ text, blocks }));
    return { _id, orgId: ctx.orgId, userId, fileId, version, start, end, content };
  });
  await ctx.deps.fileTexts.insertMissing(records);
  return { version, chars: parts.at(-1)?.end ?? 0 };
}
