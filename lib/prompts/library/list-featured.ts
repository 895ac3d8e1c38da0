import { assertPermission } from "../../platform/assert-permission.ts";
import type { CacheKey } from "../../platform/cache/cache.ts";
import type { Context } from "../../platform/context.ts";
import { viewerMarks } from "../social/viewer-marks.ts";
import type { LibraryDeps } from "./ports.ts";
import type { PromptSummary } from "./prompt.schema.ts";
import type { ListedPrompt } from "./prompt.store.ts";
import { toSummary } from "./to-prompt.ts";

const FEATURED_MAX = 24;
const KEPT_SECONDS = 300;

/** One entry for an organization: nothing in it is one person's. What a person has marked is asked for each time. */
function keyOf(orgId: string): CacheKey {
  return { name: "featured-prompts", orgId, userId: "", query: "" };
}

/** Of another organization's choice nothing comes here: what is shipped, and what one's own has chosen. */
export async function listFeatured(
  ctx: Context<Pick<LibraryDeps, "prompts" | "cache" | "promptFavourites" | "promptRatings">>,
): Promise<{ items: PromptSummary[] }> {
  assertPermission(ctx, "prompts.read");
  const { prompts, cache } = ctx.deps;
  const kept = await cache.find(keyOf(ctx.orgId));
  const records = kept === null ? await prompts.listFeatured(ctx.orgId, FEATURED_MAX) : readKept(kept);
  if (kept === null) await cache.put(keyOf(ctx.orgId), JSON.stringify(records), KEPT_SECONDS);
  const marksOf = await viewerMarks(
    ctx,
    records.map(({ _id }) => _id),
  );
  return { items: records.map((record) => toSummary(ctx, record, marksOf(record._id))) };
}

/** After a change of what stands in the list. Another process shows the old one from its memory for up to five minutes. */
export async function dropFeatured({ deps, orgId }: Context<Pick<LibraryDeps, "cache">>): Promise<void> {
  await deps.cache.delete(keyOf(orgId));
}

/** What this file has written itself a moment ago, under the organization's key: only its times have become text. */
function readKept(text: string): ListedPrompt[] {
  const records = JSON.parse(text) as ListedPrompt[];
  return records.map((record) => ({ ...record, createdAt: new Date(record.createdAt), updatedAt: new Date(record.updatedAt) }));
}
