import type { Context } from "../../platform/context.ts";
import { findMatches } from "../../platform/search/find-matches.ts";
import { type Found, findNewest } from "../../platform/search/find-newest.ts";
import type { SearchQuery } from "../../platform/search/search-query.ts";
import { type Snippet, toSnippet } from "../../platform/search/to-snippet.ts";
import type { TimePage } from "../../platform/time-pages.ts";
import type { MemoryRecord } from "./memory.store.ts";
import type { MemoryDeps } from "./ports.ts";
import { decryptMemory, MEMORIES_REALM } from "./to-memory.ts";

export type FoundMemory = { id: string; at: string; snippet: Snippet };

/** For one search over everything: the caller has checked who asks. */
export async function findMemories(
  ctx: Context<MemoryDeps>,
  { userId, query, page }: { userId: string; query: SearchQuery; page: TimePage },
): Promise<Found<FoundMemory>> {
  const { orgId } = ctx;
  const cipher = await ctx.deps.cipher.forOrganization(orgId);
  const conditions = (await ctx.deps.searchKeys.forPerson(orgId, userId, MEMORIES_REALM)).conditionsOf(query);
  return findNewest<MemoryRecord, FoundMemory>({
    page,
    list: (part) => ctx.deps.memories.listByTokens(orgId, userId, conditions, part),
    verify: async (records) =>
      records.map((record) => {
        const text = decryptMemory(cipher, record);
        const spans = findMatches(text, query);
        return spans && { id: record._id, at: record.at.toISOString(), snippet: toSnippet(text, spans) };
      }),
  });
}
