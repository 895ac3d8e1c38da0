import type { SearchQuery, SearchTerm } from "./search-query.ts";
import { isLong, stemOf, type Word, wordsOf } from "./words.ts";

export type Span = { start: number; end: number };

/** Where the text has what is looked for, in its order; null where anything of it is missing. */
export function findMatches(text: string, query: SearchQuery): Span[] | null {
  if (query.length === 0) return null;
  const words = [...wordsOf(text)];
  const found: Span[] = [];
  for (const term of query) {
    const spans = spansOf(words, term);
    if (spans.length === 0) return null;
    found.push(...spans);
  }
  return merge(found);
}

function spansOf(words: readonly Word[], term: SearchTerm): Span[] {
  switch (term.type) {
    case "word": {
      const stem = isLong(term.word) ? stemOf(term.word) : null;
      return words.filter((word) => isSameWord(word, term.word, stem)).map(({ start, end }) => ({ start, end }));
    }
    case "run":
      return words.flatMap((word) => runSpans(word, term.run));
    case "phrase":
      return words.flatMap((_, at) => phraseSpans(words.slice(at, at + term.words.length), term.words));
  }
}

/** `stem` is null for a word too short to stand for more than itself. */
function isSameWord({ text, isRun }: Word, wanted: string, stem: string | null): boolean {
  if (isRun) return false;
  if (stem === null) return text === wanted;
  return text.startsWith(wanted) || (isLong(text) && stemOf(text) === stem);
}

/** A run of another length than it was written in (half-width letters) is marked whole. */
function runSpans({ text, isRun, start, end }: Word, wanted: string): Span[] {
  if (!isRun) return [];
  const spans: Span[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length))
    spans.push(text.length === end - start ? { start: start + at, end: start + at + wanted.length } : { start, end });
  return spans;
}

function phraseSpans(words: readonly Word[], wanted: Extract<SearchTerm, { type: "phrase" }>["words"]): Span[] {
  const isThere = wanted.every(({ text, isRun }, index) => {
    const word = words[index];
    if (!word || word.isRun !== isRun) return false;
    return isRun ? word.text.includes(text) : word.text === text;
  });
  const [first] = words;
  const last = words.at(-1);
  if (!isThere || !first || !last) return [];
  return wanted.length === 1 && wanted[0] && first.isRun ? runSpans(first, wanted[0].text) : [{ start: first.start, end: last.end }];
}

function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return merged;
}
