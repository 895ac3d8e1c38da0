// Which words a text must hold before a pattern can match it. Most texts hold none of them, and then the pattern is never run.

import type { PatternNode } from "./pattern-syntax.ts";

/**
 * One alternative of a pattern. A match holds a word of each group, in the order of the groups, and is at most `maxChars` long;
 * lookarounds read at most `contextChars` further.
 */
export type Branch = { groups: readonly (readonly string[])[]; maxChars: number; contextChars: number };

const MAX_GROUPS = 2;
/** A second group below it is found in every text and rules nothing out. */
const MIN_SECOND_WEIGHT = 3;
const MAX_EXACT = 8;
const MAX_WORD_CHARS = 7;
const COMMON_WORDS = new Set(
  "the is and as you be no that with do are all our can your not any from have what if it of to in on or for this will an at by was he we us me my i so up out a s t".split(
    " ",
  ),
);

export function branchesOf(pattern: PatternNode): Branch[] {
  return alternativesOf(pattern).map((node) => ({
    groups: groupsOf(node),
    maxChars: maxCharsOf(node),
    contextChars: contextOf(pattern),
  }));
}

/** A pattern is often one choice between word boundaries: its options are looked for apart. */
function alternativesOf(node: PatternNode): readonly PatternNode[] {
  if (node.type === "choice") return node.options.flatMap(alternativesOf);
  if (node.type !== "sequence") return [node];
  const parts = node.parts.filter((part) => part.type !== "look" && part.type !== "anchor");
  const [only] = parts;
  return parts.length === 1 && only ? alternativesOf(only) : [node];
}

/** Words of which a match holds one. `weight` says how rare the commonest is likely to be. */
type WordSet = { words: readonly string[]; weight: number };

function groupsOf(node: PatternNode): readonly (readonly string[])[] {
  return candidatesOf(node)
    .map((set, place) => ({ ...set, place }))
    .toSorted((a, b) => b.weight - a.weight)
    .filter(({ weight }, rank) => rank === 0 || (rank < MAX_GROUPS && weight >= MIN_SECOND_WEIGHT))
    .toSorted((a, b) => a.place - b.place)
    .map(({ words }) => words);
}

/** Sets of words from different places of a sequence, in its order. */
function candidatesOf(node: PatternNode): WordSet[] {
  const candidates: (WordSet | null)[] = [];
  if (node.type !== "sequence") candidates.push(wordsOf(node));
  else {
    let exact: readonly string[] = [""];
    for (const part of node.parts) {
      const own = exactOf(part);
      const joined = own && product(exact, own);
      if (joined) {
        exact = joined;
        continue;
      }
      candidates.push(toWordSet(exact));
      exact = own ?? [""];
      if (!own) candidates.push(wordsOf(part));
    }
    candidates.push(toWordSet(exact));
  }
  return candidates.filter((set) => set !== null);
}

/** The best single set of words of which every match of the node holds one; null when there is none. */
function wordsOf(node: PatternNode): WordSet | null {
  switch (node.type) {
    case "literal":
      return toWordSet([node.text]);
    case "repeat":
      return node.min > 0 ? wordsOf(node.body) : null;
    case "choice": {
      const all = node.options.map(wordsOf);
      return all.includes(null) ? null : toWordSet(all.flatMap((set) => set?.words ?? []));
    }
    case "sequence":
      return candidatesOf(node).reduce<WordSet | null>((best, set) => (best && best.weight >= set.weight ? best : set), null);
    default:
      return null;
  }
}

/** All texts the node matches, when they are few. */
function exactOf(node: PatternNode): readonly string[] | null {
  switch (node.type) {
    case "literal":
      return [node.text];
    case "look":
    case "anchor":
      return [""];
    case "choice":
      return node.options.length > MAX_EXACT ? null : exactOfChoice(node.options);
    case "sequence":
      return exactOfSequence(node.parts);
    case "repeat": {
      const body = node.max === 1 ? exactOf(node.body) : null;
      return body && (node.min === 0 ? ["", ...body] : body);
    }
    default:
      return null;
  }
}

function exactOfChoice(options: readonly PatternNode[]): readonly string[] | null {
  const words: string[] = [];
  for (const option of options) {
    const own = exactOf(option);
    if (!own || words.length + own.length > MAX_EXACT) return null;
    words.push(...own);
  }
  return words;
}

function exactOfSequence(parts: readonly PatternNode[]): readonly string[] | null {
  let words: readonly string[] = [""];
  for (const part of parts) {
    const own = exactOf(part);
    const joined = own && product(words, own);
    if (!joined) return null;
    words = joined;
  }
  return words;
}

function product(first: readonly string[], second: readonly string[]): readonly string[] | null {
  if (first.length * second.length > MAX_EXACT) return null;
  return first.flatMap((start) => second.map((end) => start + end));
}

/** Without the words that hold another one, cut to what tells them apart. */
function toWordSet(all: readonly string[]): WordSet | null {
  if (all.includes("")) return null;
  const cut = [...new Set(all.map((word) => word.slice(0, MAX_WORD_CHARS)))].toSorted((a, b) => a.length - b.length);
  const words: string[] = [];
  for (const word of cut) if (!words.some((shorter) => word.includes(shorter))) words.push(word);
  return { words, weight: Math.min(...words.map(weightOf)) - Math.log2(words.length) / 8 };
}

/** A sign of Chinese says as much as three Latin letters. */
function weightOf(word: string): number {
  if (COMMON_WORDS.has(word.trim())) return 1;
  let weight = 0;
  for (let index = 0; index < word.length; index++) {
    const code = word.charCodeAt(index);
    weight += code >= 0x3040 ? 3 : code === 0x20 ? 0.3 : 1;
  }
  return weight;
}

function maxCharsOf(node: PatternNode): number {
  switch (node.type) {
    case "literal":
      return node.text.length;
    case "set":
      return /^\[\^|\\[pPSDW]|^\.$/.test(node.source) ? 2 : 1;
    case "sequence":
      return node.parts.reduce((sum, part) => sum + maxCharsOf(part), 0);
    case "choice":
      return Math.max(...node.options.map(maxCharsOf));
    case "repeat":
      return node.max === 0 ? 0 : node.max * maxCharsOf(node.body);
    case "back-reference":
      return Number.POSITIVE_INFINITY;
    default:
      return 0;
  }
}

function contextOf(node: PatternNode): number {
  switch (node.type) {
    case "look":
      return maxCharsOf(node.body);
    case "anchor":
      return 1;
    case "sequence":
      return Math.max(0, ...node.parts.map(contextOf));
    case "choice":
      return Math.max(0, ...node.options.map(contextOf));
    case "repeat":
      return contextOf(node.body);
    default:
      return 0;
  }
}
