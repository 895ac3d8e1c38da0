import { findFiles } from "../../knowledge/files/find-files.ts";
import { findMemories } from "../../knowledge/memory/find-memories.ts";
import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { toCursor } from "../../platform/cursor.ts";
import type { Found } from "../../platform/search/find-newest.ts";
import { parseSearchQuery, type SearchQuery } from "../../platform/search/search-query.ts";
import { readTimeCursor, type TimePage, type TimePosition } from "../../platform/time-pages.ts";
import type { ChatDeps } from "../ports.ts";
import { findInChats } from "./find-in-chats.ts";
import { isHistoryIndexed } from "./index-history.job.ts";
import { SEARCH_TYPES, type SearchHit, type SearchInput, type SearchPage, type SearchType } from "./schema.ts";

type Source = (ctx: Context<ChatDeps>, search: { userId: string; query: SearchQuery; page: TimePage }) => Promise<Found<SearchHit>>;

/** Each in the one order of time, so that one cursor goes through all of them. */
const SOURCES: Readonly<Record<SearchType, Source>> = {
  chat: (ctx, search) => findInChats(ctx, { ...search, kind: "title" }),
  message: (ctx, search) => findInChats(ctx, { ...search, kind: "message" }),
  file: async (ctx, search) => {
    if (!ctx.permissions.has("knowledge.read")) return { hits: [], scannedTo: null };
    const { hits, scannedTo } = await findFiles(ctx, search);
    return { hits: hits.map((hit) => ({ type: "file", ...hit })), scannedTo };
  },
  memory: async (ctx, search) => {
    if (!ctx.permissions.has("memory.read")) return { hits: [], scannedTo: null };
    const { hits, scannedTo } = await findMemories(ctx, search);
    return { hits: hits.map((hit) => ({ type: "memory", ...hit })), scannedTo };
  },
};

/** One's own titles, messages, file names and memories that have all words of the query, the newest first. */
export async function searchEverything(ctx: Context<ChatDeps>, input: SearchInput): Promise<SearchPage> {
  assertPermission(ctx, "chat.read");
  const userId = userIdOf(ctx);
  const query = parseSearchQuery(input.q);
  const page = { after: readTimeCursor(input.cursor), limit: input.limit };
  if (query.length === 0) return { items: [], nextCursor: null, isComplete: true };
  const types = input.types ?? SEARCH_TYPES;
  const isComplete = await isHistoryIndexed(ctx, userId);
  const found = await Promise.all(types.map((type) => SOURCES[type](ctx, { userId, query, page })));
  const { items, next } = mergeNewest(found, input.limit);
  return { items, nextCursor: next && toCursor([next.at.getTime(), next.id]), isComplete };
}

/** What a source has not looked at yet may be newer than what another one has found: the page ends where the first of them stopped. */
function mergeNewest(found: readonly Found<SearchHit>[], limit: number): { items: SearchHit[]; next: TimePosition | null } {
  const frontier = found
    .flatMap(({ scannedTo }) => scannedTo ?? [])
    .toSorted(newestFirst)
    .at(0);
  const hits = found
    .flatMap((source) => source.hits)
    .map((hit) => ({ hit, at: new Date(hit.at), id: hit.id }))
    .filter((position) => !frontier || newestFirst(position, frontier) <= 0)
    .toSorted(newestFirst);
  const shown = hits.slice(0, limit);
  const last = shown.at(-1);
  const next = hits.length > limit && last ? { at: last.at, id: last.id } : (frontier ?? null);
  return { items: shown.map(({ hit }) => hit), next };
}

function newestFirst(a: TimePosition, b: TimePosition): number {
  return b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}
