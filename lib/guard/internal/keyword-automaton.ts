// Aho–Corasick over ASCII: one table look-up a character finds every keyword that ends there, and the depth of the state
// is the length of the longest suffix that may still become a keyword. That depth is what a stream has to hold back.

const ALPHABET_SIZE = 128;

export type KeywordAutomaton = {
  next(state: number, code: number): number;
  /** Indexes of the keywords that end in this state. */
  matches(state: number): readonly number[];
  depth(state: number): number;
};

/** With `foldCase` the keywords must be given in lower case and match both cases. */
export function createKeywordAutomaton(keywords: readonly string[], options: { foldCase: boolean }): KeywordAutomaton {
  const trie = buildTrie(keywords, options.foldCase);
  const { table, matches } = linkFailures(trie);
  const depths = Uint16Array.from(trie.depths);
  return {
    next: (state, code) => (code < ALPHABET_SIZE ? (table[state * ALPHABET_SIZE + code] ?? 0) : 0),
    matches: (state) => matches[state] ?? NONE,
    depth: (state) => depths[state] ?? 0,
  };
}

const NONE: readonly number[] = [];

type Trie = { edges: Map<number, number>[]; depths: number[]; matches: number[][] };

function buildTrie(keywords: readonly string[], foldCase: boolean): Trie {
  const trie: Trie = { edges: [new Map()], depths: [0], matches: [[]] };
  keywords.forEach((keyword, keywordIndex) => {
    let node = 0;
    for (let index = 0; index < keyword.length; index++) node = childOf(trie, node, keyword.charCodeAt(index), foldCase);
    trie.matches[node]?.push(keywordIndex);
  });
  return trie;
}

function childOf(trie: Trie, node: number, code: number, foldCase: boolean): number {
  if (code >= ALPHABET_SIZE) throw new RangeError("Keywords must be ASCII.");
  const known = trie.edges[node]?.get(code);
  if (known !== undefined) return known;
  const child = trie.edges.length;
  trie.edges.push(new Map());
  trie.depths.push((trie.depths[node] ?? 0) + 1);
  trie.matches.push([]);
  trie.edges[node]?.set(code, child);
  if (foldCase && code >= 0x61 && code <= 0x7a) trie.edges[node]?.set(code - 0x20, child);
  return child;
}

/** Breadth first, so that a node's failure state is complete before its children need it. */
function linkFailures(trie: Trie): { table: Uint16Array; matches: number[][] } {
  const table = new Uint16Array(trie.edges.length * ALPHABET_SIZE);
  const failures = new Uint16Array(trie.edges.length);
  const queue = [0];
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head] ?? 0;
    const failure = failures[node] ?? 0;
    if (node !== 0) {
      table.copyWithin(node * ALPHABET_SIZE, failure * ALPHABET_SIZE, (failure + 1) * ALPHABET_SIZE);
      trie.matches[node]?.push(...(trie.matches[failure] ?? []));
    }
    const seen = new Set<number>();
    for (const [code, child] of trie.edges[node] ?? []) {
      if (!seen.has(child)) {
        seen.add(child);
        failures[child] = node === 0 ? 0 : (table[failure * ALPHABET_SIZE + code] ?? 0);
        queue.push(child);
      }
      table[node * ALPHABET_SIZE + code] = child;
    }
  }
  return { table, matches: trie.matches };
}
