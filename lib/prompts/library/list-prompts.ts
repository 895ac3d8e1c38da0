import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { parseCursor, toCursor } from "../../platform/cursor.ts";
import { viewerMarks } from "../social/viewer-marks.ts";
import type { LibraryDeps } from "./ports.ts";
import type { ListPromptsInput, PromptPage } from "./prompt.schema.ts";
import { type ListedPrompt, type PromptSort, SORT_FIELDS, type SortPosition } from "./prompt.store.ts";
import { searchPrompts } from "./search-prompts.ts";
import { shelfOf } from "./shelves.ts";
import { toSummary } from "./to-prompt.ts";

type ListDeps = Pick<LibraryDeps, "prompts" | "promptFavourites" | "promptRatings">;

/** Everything one may read, narrowed down by what is asked for. Of the organization's people nobody sees another's private prompts. */
export async function listPrompts(ctx: Context<ListDeps>, input: ListPromptsInput): Promise<PromptPage> {
  assertPermission(ctx, "prompts.read");
  const sort = input.q === undefined ? input.sort : "trending";
  const at = { sort, after: readPosition(sort, input.cursor), limit: input.limit };
  const { records, last } =
    input.q === undefined ? await listShelf(ctx, input, at) : await searchPrompts(ctx, { ...input, q: input.q }, at);
  const marksOf = await viewerMarks(
    ctx,
    records.map(({ _id }) => _id),
  );
  return {
    items: records.map((record) => toSummary(ctx, record, marksOf(record._id))),
    nextCursor: last && toCursor([sort, sortValueOf(last, sort), last._id]),
  };
}

type Place = { sort: PromptSort; after: SortPosition | null; limit: number };
/** `last`: where the next page goes on; null at the end. */
type ListedPage = { records: ListedPrompt[]; last: ListedPrompt | null };

async function listShelf(ctx: Context<ListDeps>, input: ListPromptsInput, at: Place): Promise<ListedPage> {
  const { category, role, pattern, level, tag, source, visibility } = input;
  const [userId, { prompts }] = [userIdOf(ctx), ctx.deps];
  const { shelf, rest } = shelfOf({ category, role, pattern, level, tag, source });
  const records =
    visibility === "mine"
      ? await prompts.listOwn(ctx.orgId, userId, { category, role, pattern, level, source, tags: tag }, at)
      : await prompts.list({ orgId: ctx.orgId, userId }, visibility, { shelf, rest }, at);
  return { records, last: records.length === at.limit ? (records.at(-1) ?? null) : null };
}

function readPosition(sort: PromptSort, cursor: string | undefined): SortPosition | null {
  if (cursor === undefined) return null;
  const [by, value, id] = parseCursor(cursor, ["string", "number", "string"]);
  // A cursor of another order would show some twice and others never.
  if (by !== sort) parseCursor("", []);
  return { value: sort === "recent" ? new Date(Number(value)) : Number(value), id: String(id) };
}

function sortValueOf(record: ListedPrompt, sort: PromptSort): number {
  return Number(record[SORT_FIELDS[sort]]);
}
