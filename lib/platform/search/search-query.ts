import { wordsOf } from "./words.ts";

/**
 * What a person looks for; all of it has to be there. A word finds words that begin with it (from three letters on) and other English
 * forms of it, a run finds itself anywhere within a run, and what stands in quotes finds the same words in the same order.
 */
export type SearchTerm =
  | { type: "word"; word: string }
  | { type: "run"; run: string }
  | { type: "phrase"; words: readonly { text: string; isRun: boolean }[] };

export type SearchQuery = readonly SearchTerm[];

export const QUERY_MAX_CHARS = 200;
const TERMS_MAX = 12;

/** Empty where there is no word in the text. An open quote reaches to the end. */
export function parseSearchQuery(text: string): SearchQuery {
  const terms = text
    .slice(0, QUERY_MAX_CHARS)
    .split(/["“”„«»]/)
    .flatMap((part, index) => (index % 2 === 0 ? looseTerms(part) : phraseOf(part)));
  return terms.slice(0, TERMS_MAX);
}

function looseTerms(part: string): SearchTerm[] {
  return Array.from(wordsOf(part), ({ text, isRun }) => (isRun ? { type: "run", run: text } : { type: "word", word: text }));
}

function phraseOf(part: string): SearchTerm[] {
  const words = Array.from(wordsOf(part), ({ text, isRun }) => ({ text, isRun }));
  return words.length === 0 ? [] : [{ type: "phrase", words: words.slice(0, TERMS_MAX) }];
}
