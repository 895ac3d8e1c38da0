import type { Context } from "../../platform/context.ts";
import { findMatches } from "../../platform/search/find-matches.ts";
import { type Found, findNewest } from "../../platform/search/find-newest.ts";
import type { SearchQuery } from "../../platform/search/search-query.ts";
import { type Snippet, toSnippet } from "../../platform/search/to-snippet.ts";
import type { TimePage } from "../../platform/time-pages.ts";
import type { FileDeps } from "../ports.ts";
import { FILE_NAMES_REALM } from "./accept-file.ts";

export type FoundFile = { id: string; at: string; snippet: Snippet };

/** By name, for one search over everything: the caller has checked who asks. What a file says is found by asking it. */
export async function findFiles(
  ctx: Context<Pick<FileDeps, "cipher" | "files" | "searchKeys">>,
  { userId, query, page }: { userId: string; query: SearchQuery; page: TimePage },
): Promise<Found<FoundFile>> {
  const { orgId } = ctx;
  const cipher = await ctx.deps.cipher.forOrganization(orgId);
  const conditions = (await ctx.deps.searchKeys.forPerson(orgId, userId, FILE_NAMES_REALM)).conditionsOf(query);
  return findNewest({
    page,
    list: async (part) => {
      const files = await ctx.deps.files.listByName(orgId, userId, conditions, part);
      return files.map((file) => ({ ...file, at: file.createdAt }));
    },
    verify: async (files) =>
      files.map((file): FoundFile | null => {
        const name = cipher.decrypt({ collection: "files", id: file._id, field: "name" }, file.name);
        const spans = findMatches(name, query);
        return spans && { id: file._id, at: file.at.toISOString(), snippet: toSnippet(name, spans) };
      }),
  });
}
