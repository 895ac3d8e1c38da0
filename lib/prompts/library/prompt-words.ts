import { plainTokensOf } from "../../platform/search/search-tokens.ts";
import type { PromptRecord } from "./prompt-record.ts";

export type Searched = Pick<PromptRecord, "title" | "description" | "tags">;

/** What is looked through for the words somebody searches: a line each, so that no phrase reaches over two of them. */
export function searchedTextOf({ title, description, tags }: Searched): string {
  return [title, description, ...tags].join("\n");
}

/** Enough for the longest title and description; the text of a prompt is encrypted and not searched. */
export function wordsOfHead(head: Searched): string[] {
  return [...plainTokensOf(searchedTextOf(head))];
}
