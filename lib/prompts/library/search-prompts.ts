import { userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { parseSearchQuery, type SearchQuery } from "../../platform/search/search-query.ts";
import { plainConditionsOf } from "../../platform/search/search-tokens.ts";
import type { LibraryDeps } from "./ports.ts";
import type { ListPromptsInput } from "./prompt.schema.ts";
import type { ListedPrompt, SortPosition } from "./prompt.store.ts";
import { isFound } from "./prompt-words.ts";

/** Looked through at once, and by one call: where many are false, the caller gets a position to go on from instead of a late answer. */
const BATCH = 40;
const CANDIDATES_MAX = 400;
const CONDITIONS_MAX = 3;

type Found = { records: ListedPrompt[]; last: ListedPrompt | null };
type At = { after: SortPosition | null; limit: number };

/** What the index offers has all the tokens of the query; that it has its words, and its phrases in order, is looked at here. */
export async function searchPrompts(
  ctx: Context<Pick<LibraryDeps, "prompts">>,
  input: ListPromptsInput & { q: string },
  { after, limit }: At,
): Promise<Found> {
  const query = parseSearchQuery(input.q);
  const records: ListedPrompt[] = [];
  if (query.length === 0) return { records, last: null };
  let place = after;
  let seen: ListedPrompt | null = null;
  for (let looked = 0; looked < CANDIDATES_MAX; looked += BATCH) {
    const candidates = await listCandidates(ctx, input, query, { after: place, limit: BATCH });
    for (const candidate of candidates) {
      seen = candidate;
      if (isFound(candidate, query)) records.push(candidate);
      if (records.length === limit) return { records, last: seen };
    }
    if (!seen || candidates.length < BATCH) return { records, last: null };
    place = { value: seen.trending, id: seen._id };
  }
  return { records, last: seen };
}

/** The longest tokens are the rarest; three of them leave little to look through, and each more is work for the database. */
function narrowestOf(query: SearchQuery): string[][] {
  const lengthOf = (any: readonly string[]) => Math.min(...any.map((token) => token.length));
  return plainConditionsOf(query)
    .toSorted((a, b) => lengthOf(b) - lengthOf(a))
    .slice(0, CONDITIONS_MAX);
}

function listCandidates(
  ctx: Context<Pick<LibraryDeps, "prompts">>,
  { category, role, pattern, level, source, tag, visibility }: ListPromptsInput,
  query: SearchQuery,
  at: At,
): Promise<ListedPrompt[]> {
  const { prompts } = ctx.deps;
  const [userId, conditions] = [userIdOf(ctx), narrowestOf(query)];
  const rest = { category, role, pattern, level, source, tags: tag };
  return visibility === "mine"
    ? prompts.searchOwn(ctx.orgId, userId, conditions, rest, at)
    : prompts.search({ orgId: ctx.orgId, userId }, visibility, conditions, rest, at);
}
