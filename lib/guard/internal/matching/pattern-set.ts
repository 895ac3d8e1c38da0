// Many patterns over one text: the words they need are looked for in one pass, and each pattern is run only around places where
// all it needs stands together. What is found is what running every pattern over the whole text would find.

import { parsePattern } from "./pattern-syntax.ts";
import { type Branch, branchesOf } from "./required-words.ts";
import { createWordAutomaton, type WordAutomaton } from "./word-automaton.ts";

type Match = { start: number; end: number };

export type PatternSet = {
  /** The first match of every pattern for which `isWanted`, by the pattern's index. */
  search(text: string, isWanted: (pattern: number) => boolean): Map<number, Match>;
};

/** Text looked at closely for one pattern. Words of attacks all over a long text: then its start, its middle and its end are. */
const MAX_CLOSE_CHARS = 49_152;
const MORE_CHARS = 64;
const NEVER = -0x40000000;

type Owner = { branch: number; group: number };
type Alternative = Branch & { pattern: number };
type Compiled = {
  automaton: WordAutomaton;
  owners: readonly (readonly Owner[])[];
  alternatives: readonly Alternative[];
  patterns: readonly { expression: RegExp; contextChars: number }[];
};

/** Throws for a pattern that needs no words at all: it would have to be run over every text. */
export function createPatternSet(patterns: readonly RegExp[]): PatternSet {
  const compiled = compile(patterns);
  return {
    search: (text, isWanted) => {
      const found = new Map<number, Match>();
      for (const [pattern, windows] of findWindows(compiled, text, isWanted)) {
        const match = matchWithin(compiled, pattern, text, bounded(windows));
        if (match) found.set(pattern, match);
      }
      return found;
    },
  };
}

function compile(patterns: readonly RegExp[]): Compiled {
  const alternatives = patterns.flatMap((pattern, index) =>
    branchesOf(parsePattern(pattern.source)).map((branch) => ({ ...branch, pattern: index })),
  );
  const owners = new Map<string, Owner[]>();
  alternatives.forEach(({ groups, maxChars, pattern }, branch) => {
    if (groups.length === 0 || !Number.isFinite(maxChars))
      throw new Error(`A pattern needs a word and an end: ${patterns[pattern]?.source}`);
    groups.forEach((words, group) => {
      for (const word of words) owners.set(word, [...(owners.get(word) ?? []), { branch, group }]);
    });
  });
  return {
    automaton: createWordAutomaton([...owners.keys()]),
    owners: [...owners.values()],
    alternatives,
    patterns: patterns.map((pattern, index) => ({
      expression: new RegExp(pattern.source, `g${pattern.flags}`),
      contextChars: Math.max(...alternatives.filter((each) => each.pattern === index).map(({ contextChars }) => contextChars)) + 1,
    })),
  };
}

/** Start and end of each piece worth a closer look, by pattern, in order and apart from each other. */
function findWindows(compiled: Compiled, text: string, isWanted: (pattern: number) => boolean): Map<number, number[]> {
  const { automaton, owners, alternatives } = compiled;
  const windows = new Map<number, number[]>();
  const firstSeen = new Int32Array(alternatives.length).fill(NEVER);
  automaton.scan(text, (word, end) => {
    for (const { branch, group } of owners[word] ?? []) {
      const alternative = alternatives[branch];
      if (!alternative || !isWanted(alternative.pattern)) continue;
      const { maxChars, groups, pattern } = alternative;
      if (group < groups.length - 1) firstSeen[branch] = end;
      else if (group === 0 || end - (firstSeen[branch] ?? NEVER) <= maxChars)
        widen(windows, pattern, Math.max(0, end - maxChars), end + maxChars);
    }
  });
  return windows;
}

function widen(windows: Map<number, number[]>, pattern: number, start: number, end: number): void {
  const known = windows.get(pattern);
  const last = known?.length ?? 0;
  if (!known) windows.set(pattern, [start, end]);
  else if ((known[last - 1] ?? 0) < start) known.push(start, end);
  else {
    known[last - 2] = Math.min(start, known[last - 2] ?? start);
    known[last - 1] = Math.max(end, known[last - 1] ?? end);
  }
}

function matchWithin({ patterns }: Compiled, pattern: number, text: string, windows: readonly number[]): Match | null {
  const compiled = patterns[pattern];
  if (!compiled) return null;
  const { expression, contextChars } = compiled;
  for (let index = 0; index < windows.length; index += 2) {
    // What stands at a cut end might go on, so such a match is looked at again with more behind it.
    for (let end = (windows[index + 1] ?? 0) + contextChars; ; end += MORE_CHARS + contextChars) {
      expression.lastIndex = windows[index] ?? 0;
      const match = expression.exec(end < text.length ? text.slice(0, end) : text);
      if (!match) break;
      const found = { start: match.index, end: match.index + match[0].length };
      if (end >= text.length || found.end + contextChars <= end) return found;
    }
  }
  return null;
}

function bounded(windows: readonly number[]): readonly number[] {
  let chars = 0;
  for (let index = 0; index < windows.length; index += 2) chars += (windows[index + 1] ?? 0) - (windows[index] ?? 0);
  if (chars <= MAX_CLOSE_CHARS) return windows;
  const first = windows[0] ?? 0;
  const last = windows.at(-1) ?? 0;
  const third = MAX_CLOSE_CHARS / 3;
  const middle = Math.floor((first + last - third) / 2);
  return [first, first + third, middle, middle + third, last - third, last];
}
