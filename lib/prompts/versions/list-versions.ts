import type { Context } from "../../platform/context.ts";
import { parseCursor, toCursor } from "../../platform/cursor.ts";
import { findReadable, isStranger } from "../library/find-prompt.ts";
import type { LibraryDeps } from "../library/ports.ts";
import type { VersionHeadView, VersionView } from "../library/prompt.schema.ts";
import { toVersionHead, toVersionView } from "../library/to-prompt.ts";
import { openVersion } from "./open-version.ts";

type VersionDeps = Pick<LibraryDeps, "prompts" | "promptVersions" | "cipher">;

/** Newest first. Of a prompt of others that is the public one alone. */
export async function listVersions(
  ctx: Context<VersionDeps>,
  { promptId, cursor, limit }: { promptId: string; cursor?: string | undefined; limit: number },
): Promise<{ items: VersionHeadView[]; nextCursor: string | null }> {
  const prompt = await findReadable(ctx, promptId);
  if (isStranger(ctx, prompt)) {
    const { record } = await openVersion(ctx, prompt, {});
    return { items: [toVersionHead(ctx, prompt, record)], nextCursor: null };
  }
  const before = cursor === undefined ? null : Number(parseCursor(cursor, ["number"])[0]);
  const records = await ctx.deps.promptVersions.list(prompt.orgId, promptId, { before, limit });
  const last = records.length === limit ? records.at(-1) : undefined;
  return { items: records.map((record) => toVersionHead(ctx, prompt, record)), nextCursor: last ? toCursor([last.number]) : null };
}

export async function getVersion(
  ctx: Context<VersionDeps>,
  { promptId, version }: { promptId: string; version: number },
): Promise<VersionView> {
  const prompt = await findReadable(ctx, promptId);
  return toVersionView(ctx, prompt, await openVersion(ctx, prompt, { version }));
}
