import { STOP_WORDS } from "./stop-words.ts";

/** `stem` is what is compared, in lower case and without endings. `isContent` is false for words that carry no matter of their own. */
export type Word = {
  readonly text: string;
  readonly stem: string;
  readonly isContent: boolean;
  readonly start: number;
  readonly end: number;
};

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]{0,63}/gu;

export function wordsOf(text: string, offset: number): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const written = match[0];
    const lower = written.toLowerCase();
    const start = offset + match.index;
    const isContent = !STOP_WORDS.has(lower) && (lower.length > 1 || /\p{N}/u.test(lower));
    found.push({ text: written, stem: stemOf(lower), isContent, start, end: start + written.length });
  }
  return found;
}

const ENDINGS = ["ingly", "edly", "ings", "ing", "ies", "ied", "ed", "es", "ly", "en", "s", "e", "n"] as const;
const SHORTEST_STEM = 3;
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    children: "child",
    men: "man",
    women: "woman",
    went: "go",
    goes: "go",
    gave: "giv",
    given: "giv",
    won: "win",
    wins: "win",
    held: "hold",
    kept: "keep",
    built: "build",
    paid: "pay",
    sent: "send",
    led: "lead",
    left: "leav",
    rose: "ris",
    fell: "fall",
    began: "begin",
    said: "say",
    told: "tell",
    met: "meet",
    born: "bear",
    wrote: "writ",
    written: "writ",
    made: "mak",
    took: "tak",
    taken: "tak",
    found: "find",
    bought: "buy",
    sold: "sell",
  }),
);

/** Joins forms of one word often enough; it need not be right about any language. */
export function stemOf(lower: string): string {
  const irregular = IRREGULAR.get(lower);
  if (irregular) return irregular;
  for (const ending of ENDINGS) {
    const rest = lower.length - ending.length;
    if (rest < SHORTEST_STEM || !lower.endsWith(ending)) continue;
    const stem = lower.slice(0, rest);
    return stem.length > SHORTEST_STEM && stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem;
  }
  return lower;
}

export function stemsOf(words: readonly Word[]): Set<string> {
  const stems = new Set<string>();
  for (const word of words) if (word.isContent) stems.add(word.stem);
  return stems;
}
