import type { Context } from "../platform/context.ts";
import type { MadeOfFiles } from "./ports.ts";

/**
 * What is left of a file's text and index once `fileIndexes.delete` has gone in with the transaction that took the file away: from that commit on no
 * search finds a passage of it. Safe to repeat.
 */
export async function purgeIndex(
  ctx: Context<Omit<MadeOfFiles, "fileIndexes">>,
  { userId, fileId }: { userId: string; fileId: string },
): Promise<void> {
  const owner = { orgId: ctx.orgId, userId };
  await ctx.deps.chunks.deleteOfFile(owner, fileId);
  await ctx.deps.vectors.deleteOfFile(owner, fileId);
  await ctx.deps.segments.deleteOfFile(owner, fileId);
  await ctx.deps.fileTexts.deleteOfFile(owner, fileId);
}
