import { userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { PromptSummary } from "../library/prompt.schema.ts";
import type { ListedPrompt } from "../library/prompt.store.ts";
import { selectVersion } from "../versions/open-version.ts";
import type { SocialDeps } from "./social-deps.ts";
import { type ViewerMarks, viewerMarks } from "./viewer-marks.ts";

/** What the reader may read of these prompts; null for all others, whatever the reason. */
export async function readSummaries(
  ctx: Context<SocialDeps>,
  promptIds: readonly string[],
): Promise<(promptId: string) => PromptSummary | null> {
  if (promptIds.length === 0) return () => null;
  const [records, marksOf] = await Promise.all([
    ctx.deps.prompts.listOfIds(ctx.orgId, userIdOf(ctx), promptIds),
    viewerMarks(ctx, promptIds),
  ]);
  const summaries = new Map(records.map((record) => [record._id, toSummary(ctx, record, marksOf(record._id))]));
  return (promptId) => summaries.get(promptId) ?? null;
}

function toSummary(ctx: Context, record: ListedPrompt, marks: ViewerMarks): PromptSummary {
  const { _id: id, title, description, category, role, pattern, level, tags, visibility, source, isFeatured, runs, favourites } = record;
  return {
    ...{ id, title, description, category, role, pattern, level, tags: [...tags], visibility, source, isFeatured, runs, favourites },
    isMine: record.ownerId === userIdOf(ctx),
    isOurs: record.orgId === ctx.orgId,
    version: selectVersion(ctx, record, {}),
    rating: { mean: record.ratings === 0 ? null : record.ratingSum / record.ratings, count: record.ratings },
    ...marks,
    createdAt: record.createdAt.toISOString(),
    updatedAt: record.updatedAt.toISOString(),
  };
}
