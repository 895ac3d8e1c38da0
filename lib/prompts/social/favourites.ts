import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import { countUse } from "../library/count-use.ts";
import { findReadable } from "../library/find-prompt.ts";
import type { PromptSummary } from "../library/prompt.schema.ts";
import type { FavouriteAnswer, ListMarksInput } from "./marks.schema.ts";
import { readSummaries } from "./read-summaries.ts";
import type { SocialDeps } from "./social-deps.ts";

/** Twice is as good as once: the prompt counts it when it begins and when it ends. */
export async function addFavourite(ctx: Context<SocialDeps>, { promptId }: { promptId: string }): Promise<FavouriteAnswer> {
  assertPermission(ctx, "prompts.write");
  const prompt = await findReadable(ctx, promptId);
  const of = { userId: userIdOf(ctx), promptId, promptOrgId: prompt.orgId, at: new Date(ctx.clock.now()) };
  await ctx.deps.db.withTransaction(async (session) => {
    if (await ctx.deps.promptFavourites.put(ctx.orgId, of, session)) await countUse(ctx, prompt, "favourite", session);
  });
  return { promptId, isFavourite: true };
}

/** Also of a prompt that can no longer be read: a mark that nobody can take off would stay for ever. */
export async function removeFavourite(ctx: Context<SocialDeps>, { promptId }: { promptId: string }): Promise<FavouriteAnswer> {
  assertPermission(ctx, "prompts.write");
  const of = { userId: userIdOf(ctx), promptId };
  const wasThere = await ctx.deps.db.withTransaction(async (session) => {
    const gone = await ctx.deps.promptFavourites.delete(ctx.orgId, of, session);
    if (gone) await countUse(ctx, { orgId: gone.promptOrgId, _id: promptId }, "unfavourite", session);
    return gone !== null;
  });
  // Of what was never marked and cannot be read nothing is told, as anywhere.
  if (!wasThere) await findReadable(ctx, promptId);
  return { promptId, isFavourite: false };
}

type Page = { items: PromptSummary[]; nextCursor: string | null };

/** Those marked last first. What is gone, or can no longer be read, is left out, so a page may be shorter than asked for. */
export async function listFavourites(ctx: Context<SocialDeps>, { cursor, limit }: ListMarksInput): Promise<Page> {
  assertPermission(ctx, "prompts.read");
  const page = { after: readTimeCursor(cursor), limit };
  const records = await ctx.deps.promptFavourites.list(ctx.orgId, userIdOf(ctx), page);
  const summaryOf = await readSummaries(
    ctx,
    records.map(({ promptId }) => promptId),
  );
  return {
    items: records.flatMap(({ promptId }) => summaryOf(promptId) ?? []),
    nextCursor: nextTimeCursor(records, limit),
  };
}
