import type { Context } from "../../platform/context.ts";
import type { ViewerMarks } from "../social/viewer-marks.ts";
import { type OpenedVersion, selectVersion } from "../versions/open-version.ts";
import type { VersionHead } from "../versions/version.store.ts";
import { isOwned, isStranger, readerIdOf } from "./find-prompt.ts";
import type { PromptSummary, PromptView, VersionHeadView, VersionView } from "./prompt.schema.ts";
import type { ListedPrompt } from "./prompt.store.ts";

/** `marks` are the reader's own; of a prompt of others nothing is told but its public version. */
export function toSummary(ctx: Context, prompt: ListedPrompt, marks: ViewerMarks): PromptSummary {
  const isOthers = isStranger(ctx, prompt);
  const { _id, title, description, category, role, pattern, level, tags, visibility, source, isFeatured } = prompt;
  const { runs, favourites, ratings, ratingSum, createdAt, updatedAt } = prompt;
  return {
    ...{ id: _id, title, description, category, role, pattern, level, tags: [...tags], visibility, source, isFeatured },
    isMine: !isOthers && prompt.ownerId !== null && prompt.ownerId === readerIdOf(ctx),
    isOurs: !isOthers,
    version: selectVersion(ctx, prompt, {}),
    ...{ runs, favourites, rating: { mean: ratings === 0 ? null : ratingSum / ratings, count: ratings } },
    ...{ isFavourite: marks.isFavourite, ownStars: marks.ownRating },
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export function toView(ctx: Context, prompt: ListedPrompt, opened: OpenedVersion, marks: ViewerMarks): PromptView {
  const isOthers = isStranger(ctx, prompt);
  return {
    ...toSummary(ctx, prompt, marks),
    opened: toVersionView(ctx, prompt, opened),
    latest: isOthers ? selectVersion(ctx, prompt, {}) : prompt.latest,
    labels: isOthers ? [] : prompt.labels.map(({ name, version }) => ({ name, version })),
    protectedLabels: isOthers ? [] : [...prompt.protectedLabels],
    publicVersion: prompt.publicVersion,
    origin: isOthers ? null : prompt.origin,
    ownerId: isOthers ? null : prompt.ownerId,
    revision: prompt.revision,
    canEdit: !isOthers && ctx.permissions.has("prompts.write"),
    canOwn: isOwned(ctx, prompt),
    canPublish: isOwned(ctx, prompt) && ctx.permissions.has("prompts-public.write"),
  };
}

export function toVersionView(ctx: Context, prompt: ListedPrompt, { record, content }: OpenedVersion): VersionView {
  return { ...toVersionHead(ctx, prompt, record), promptId: prompt._id, content };
}

export function toVersionHead(ctx: Context, prompt: ListedPrompt, record: VersionHead): VersionHeadView {
  const isOthers = isStranger(ctx, prompt);
  const { number, contentHash, message, source, basedOn, lint, createdBy, createdAt } = record;
  return {
    ...{ version: number, contentHash, message, source },
    basedOn: isOthers ? null : basedOn,
    lint: isOthers ? [] : [...lint],
    labels: isOthers ? [] : prompt.labels.filter(({ version }) => version === number).map(({ name }) => name),
    isPublic: prompt.publicVersion === number,
    createdBy: isOthers ? null : createdBy,
    createdAt: createdAt.toISOString(),
  };
}
