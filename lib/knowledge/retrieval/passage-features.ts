// What makes a passage look like an answer, each as a number from 0 to 1. All of it is read off the words and places of the question and
// the passage; how much each counts is in rerank.ts.

import { isLong, stemOf, wordsOf } from "../../platform/search/words.ts";

export type Candidate = { text: string; headings: readonly string[]; title: string; cosine: number; lexical: number; fused: number };

/** How far below the best cosine of all candidates one may lie and still count as near. */
const NEAR_SPAN = 0.25;

export const FEATURES = [
  "cosine",
  "nearness",
  "lexical",
  "fused",
  "coverage",
  "loose",
  "codes",
  "proximity",
  "phrase",
  "heading",
  "title",
] as const;
export type Feature = (typeof FEATURES)[number];
export type Features = Readonly<Record<Feature, number>>;

/** A word of the question and how much it tells. */
export type AskedWord = { stem: string; weight: number };

/** Words that ask, not say: they stand in every question and prove nothing about a passage. */
const ASKING = new Set(
  "a an and are at be by can did do does for from had has have how i if in is it its may me much many must my no not of on or our shall should so than that the their them then there these they this those to was we were what when where which who whom whose why will with would you your der die das den dem des ein eine einer eines einem einen und oder ist sind war wie was wer wo wann warum welche welcher welches wieviel viel viele muss darf kann man ich wir sie es zu zum zur im in am an auf bei mit von vom fur nach aus le la les l un une des du de d et ou est sont qui que quoi quel quelle quels quelles comment quand pourquoi combien dans sur pour par avec je nous vous il elle on ce cette ces au aux en".split(
    " ",
  ),
);

export function askedWords(question: string, weightOf: (word: string) => number): AskedWord[] {
  const words = [...wordsOf(question)].map(({ text }) => text);
  const telling = words.filter((word) => !ASKING.has(word));
  return (telling.length > 0 ? telling : words).map((word) => ({ stem: toStem(word), weight: weightOf(word) }));
}

function toStem(word: string): string {
  return isLong(word) ? stemOf(word) : word;
}

/** `bestCosine` is that of all candidates: cosines of one model crowd together, and their differences say more than they do. */
export function featuresOf(asked: readonly AskedWord[], candidate: Candidate, bestCosine: number): Features {
  const words = [...wordsOf(candidate.text)].map(({ text }) => toStem(text));
  const headings = candidate.headings.flatMap((heading) => [...wordsOf(heading)].map(({ text }) => toStem(text)));
  const title = [...wordsOf(candidate.title)].map(({ text }) => toStem(text));
  const all = new Set([...words, ...headings, ...title]);
  return {
    cosine: clamp(candidate.cosine),
    nearness: clamp(1 - (bestCosine - candidate.cosine) / NEAR_SPAN),
    lexical: clamp(candidate.lexical),
    fused: clamp(candidate.fused),
    coverage: share(asked, (stem) => (all.has(stem) ? 1 : 0)),
    loose: share(asked, (stem) => (all.has(stem) ? 1 : likeness(stem, all))),
    codes: share(
      asked.filter(({ stem }) => /\d/.test(stem)),
      (stem) => (all.has(stem) ? 1 : 0),
    ),
    proximity: proximity(asked, words),
    phrase: longestRun(asked, words),
    heading: share(asked, (stem) => (headings.includes(stem) ? 1 : 0)),
    title: share(asked, (stem) => (title.includes(stem) ? 1 : 0)),
  };
}

/** Of the question's weight, what `found` says is there. */
function share(asked: readonly AskedWord[], found: (stem: string) => number): number {
  const total = asked.reduce((sum, { weight }) => sum + weight, 0);
  return total === 0 ? 0 : asked.reduce((sum, { stem, weight }) => sum + weight * found(stem), 0) / total;
}

const LIKE_CHARS_MIN = 5;
const LIKE = 0.6;

/** Words of one root in languages without a stemmer of ours, and parts of compounds: "Kündigung" in "Kündigungsfrist". */
function likeness(stem: string, words: ReadonlySet<string>): number {
  if (stem.length < LIKE_CHARS_MIN) return 0;
  const root = stem.slice(0, Math.max(LIKE_CHARS_MIN, stem.length - 2));
  for (const word of words) {
    if (word.length < LIKE_CHARS_MIN) continue;
    if (word.includes(root) || (word.length > LIKE_CHARS_MIN && stem.includes(word))) return LIKE;
  }
  return 0;
}

/** Of the words both have, how close together they stand: 1 side by side. */
function proximity(asked: readonly AskedWord[], words: readonly string[]): number {
  const wanted = new Set(asked.map(({ stem }) => stem));
  const places = words.flatMap((word, at) => (wanted.has(word) ? [{ word, at }] : []));
  const distinct = new Set(places.map(({ word }) => word)).size;
  if (distinct < 2) return 0;
  const counts = new Map<string, number>();
  let shortest = Number.POSITIVE_INFINITY;
  let from = 0;
  for (const { word, at } of places) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
    for (let first = places[from]; first && counts.size === distinct; first = places[from]) {
      shortest = Math.min(shortest, at - first.at + 1);
      const left = (counts.get(first.word) ?? 0) - 1;
      if (left === 0) counts.delete(first.word);
      else counts.set(first.word, left);
      from += 1;
    }
  }
  return ((distinct / wanted.size) * distinct) / shortest;
}

/** The longest piece of the question that stands in the passage word for word, as a share of the question. */
function longestRun(asked: readonly AskedWord[], words: readonly string[]): number {
  if (asked.length < 2) return 0;
  let longest = 0;
  let before = new Uint16Array(words.length + 1);
  for (const { stem } of asked) {
    const here = new Uint16Array(words.length + 1);
    for (const [at, word] of words.entries()) {
      if (word !== stem) continue;
      const run = (before[at] ?? 0) + 1;
      here[at + 1] = run;
      longest = Math.max(longest, run);
    }
    before = here;
  }
  return longest < 2 ? 0 : longest / asked.length;
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
