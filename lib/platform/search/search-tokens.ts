// What an index keeps of a text, still in clear: beginnings of its words at two lengths, its short words whole, stems, and the pairs of
// characters in a run. A term asks for the longest of them it has; what the index finds is then looked through, so a superset is enough.

import type { SearchQuery, SearchTerm } from "./search-query.ts";
import { isLong, PREFIX_MIN_CHARS, stemOf, wordsOf } from "./words.ts";

const LONG_PREFIX_CHARS = 5;

/** Each once. The mark in front keeps the kinds apart. */
export function plainTokensOf(text: string): Set<string> {
  const tokens = new Set<string>();
  for (const { text: word, isRun } of wordsOf(text)) {
    const own = isRun ? runTokens(word) : [...beginnings(word), wordToken(word)];
    for (const token of own) tokens.add(token);
  }
  return tokens;
}

/** How often each word stands in the text, by its stem, and each pair of characters of a run: what a ranking counts. */
export function plainTermsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text: word, isRun } of wordsOf(text))
    for (const token of isRun ? wantedOfRun(word) : [wordToken(word)]) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

/** Of each inner list one has to be in the index's entry. */
export function plainConditionsOf(query: SearchQuery): string[][] {
  return query.flatMap(conditionsOfTerm);
}

function conditionsOfTerm(term: SearchTerm): string[][] {
  if (term.type === "run") return wantedOfRun(term.run).map((token) => [token]);
  if (term.type === "word") return [[...new Set([longestBeginning(term.word), wordToken(term.word)])]];
  return term.words.flatMap(({ text, isRun }) => (isRun ? wantedOfRun(text) : [longestBeginning(text)])).map((token) => [token]);
}

function wordToken(word: string): string {
  return isLong(word) ? `s:${stemOf(word)}` : `w:${word}`;
}

function beginnings(word: string): string[] {
  if (!isLong(word)) return [`w:${word}`];
  const letters = [...word.slice(0, 2 * LONG_PREFIX_CHARS)];
  const short = `b:${letters.slice(0, PREFIX_MIN_CHARS).join("")}`;
  return letters.length < LONG_PREFIX_CHARS ? [short] : [short, `b:${letters.slice(0, LONG_PREFIX_CHARS).join("")}`];
}

function longestBeginning(word: string): string {
  return beginnings(word).at(-1) ?? "";
}

function runTokens(run: string): string[] {
  const letters = [...run];
  return [...letters.map((letter) => `r:${letter}`), ...pairsOf(letters)];
}

function wantedOfRun(run: string): string[] {
  const letters = [...run];
  return letters.length === 1 ? [`r:${run}`] : pairsOf(letters);
}

function pairsOf(letters: readonly string[]): string[] {
  return letters.slice(1).map((letter, index) => `r:${letters[index] ?? ""}${letter}`);
}
