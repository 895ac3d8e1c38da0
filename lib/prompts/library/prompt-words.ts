import { findMatches } from "../../platform/search/find-matches.ts";
import type { SearchQuery } from "../../platform/search/search-query.ts";
import { plainTokensOf } from "../../platform/search/search-tokens.ts";
import type { PromptRecord } from "./prompt-record.ts";

type Searched = Pick<PromptRecord, "title" | "description" | "tags">;

/** All of the query's words are there, each anywhere; a phrase stands within one of them. */
export function isFound(head: Searched, query: SearchQuery): boolean {
  const parts = partsOf(head);
  return query.length > 0 && query.every((term) => parts.some((part) => findMatches(part, [term]) !== null));
}

function partsOf({ title, description, tags }: Searched): string[] {
  return [title, description, ...tags];
}

/** Enough for the longest title and description; the text of a prompt is encrypted and not searched. */
export function wordsOfHead(head: Searched): string[] {
  return [...plainTokensOf(partsOf(head).join("\n"))];
}
