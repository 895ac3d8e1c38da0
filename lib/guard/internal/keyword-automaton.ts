// Aho–Corasick: one table look-up a character finds every keyword that ends there, and the depth of the state is the length
// of the longest suffix that may still become a keyword. That depth is what a stream has to hold back. Only characters
// that occur in keywords have columns of their own, so the table stays small.

export type KeywordAutomaton = {
  /** For a loop that cannot afford a call: `table[state * size + (ascii[code] ?? 0)]` is the next state on ASCII. */
  table: Uint16Array;
  ascii: Uint8Array;
  size: number;
  next(state: number, code: number): number;
  /** Indexes of the keywords that end in this state. */
  matches(state: number): readonly number[];
  /** Whether any keyword ends in this state. */
  isEnd(state: number): boolean;
  depth(state: number): number;
  /** The state of the next shorter suffix that may become a keyword. */
  fallback(state: number): number;
  /** For each state the lowest of the values of the keywords it may still become. */
  lowestAhead(values: readonly number[]): Uint8Array;
};

const ASCII_SIZE = 128;
const NONE: readonly number[] = [];

/** With `foldCase` the keywords must be given in lower case and match both cases. */
export function createKeywordAutomaton(keywords: readonly string[], options: { foldCase: boolean }): KeywordAutomaton {
  const alphabet = buildAlphabet(keywords, options.foldCase);
  const trie = buildTrie(keywords, alphabet);
  const own = trie.matches.map((keywordIndexes) => [...keywordIndexes]);
  const { table, matches, failures } = linkFailures(trie, alphabet.size);
  const ends = Uint8Array.from(matches, (keywordIndexes) => (keywordIndexes.length > 0 ? 1 : 0));
  const depths = Uint16Array.from(trie.depths);
  const { size, ascii, wide } = alphabet;
  return {
    table,
    ascii,
    size,
    next: (state, code) => {
      const symbol = code < ASCII_SIZE ? ascii[code] : wide.get(code);
      return symbol ? (table[state * size + symbol] ?? 0) : 0;
    },
    matches: (state) => matches[state] ?? NONE,
    isEnd: (state) => ends[state] === 1,
    depth: (state) => depths[state] ?? 0,
    fallback: (state) => failures[state] ?? 0,
    lowestAhead: (values) => lowestAhead(trie, own, values),
  };
}

/** Symbol 0 stands for every character that is in no keyword. */
type Alphabet = { size: number; ascii: Uint8Array; wide: Map<number, number> };

function buildAlphabet(keywords: readonly string[], foldCase: boolean): Alphabet {
  const alphabet: Alphabet = { size: 1, ascii: new Uint8Array(ASCII_SIZE), wide: new Map() };
  for (const code of new Set(keywords.flatMap((keyword) => Array.from(keyword, (_, index) => keyword.charCodeAt(index))))) {
    const symbol = alphabet.size++;
    if (symbol > 0xff) throw new RangeError("Keywords may hold 255 different characters.");
    const character = String.fromCharCode(code);
    for (const form of foldCase ? [character, character.toUpperCase()] : [character]) {
      if (form.length !== 1) continue;
      if (form.charCodeAt(0) < ASCII_SIZE) alphabet.ascii[form.charCodeAt(0)] = symbol;
      else alphabet.wide.set(form.charCodeAt(0), symbol);
    }
  }
  return alphabet;
}

type Trie = { edges: Map<number, number>[]; parents: number[]; depths: number[]; matches: number[][] };

function buildTrie(keywords: readonly string[], { ascii, wide }: Alphabet): Trie {
  const trie: Trie = { edges: [new Map()], parents: [0], depths: [0], matches: [[]] };
  keywords.forEach((keyword, keywordIndex) => {
    let node = 0;
    for (let index = 0; index < keyword.length; index++) {
      const code = keyword.charCodeAt(index);
      node = childOf(trie, node, (code < ASCII_SIZE ? ascii[code] : wide.get(code)) ?? 0);
    }
    trie.matches[node]?.push(keywordIndex);
  });
  return trie;
}

function childOf(trie: Trie, node: number, symbol: number): number {
  const known = trie.edges[node]?.get(symbol);
  if (known !== undefined) return known;
  const child = trie.edges.length;
  trie.edges.push(new Map());
  trie.parents.push(node);
  trie.depths.push((trie.depths[node] ?? 0) + 1);
  trie.matches.push([]);
  trie.edges[node]?.set(symbol, child);
  return child;
}

/** Breadth first, so that a node's failure state is complete before its children need it. */
function linkFailures(trie: Trie, size: number): { table: Uint16Array; matches: number[][]; failures: Uint16Array } {
  const table = new Uint16Array(trie.edges.length * size);
  const failures = new Uint16Array(trie.edges.length);
  const queue = [0];
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head] ?? 0;
    const failure = failures[node] ?? 0;
    if (node !== 0) {
      table.copyWithin(node * size, failure * size, (failure + 1) * size);
      trie.matches[node]?.push(...(trie.matches[failure] ?? []));
    }
    for (const [symbol, child] of trie.edges[node] ?? []) {
      failures[child] = node === 0 ? 0 : (table[failure * size + symbol] ?? 0);
      queue.push(child);
      table[node * size + symbol] = child;
    }
  }
  return { table, matches: trie.matches, failures };
}

/** A node is older than its children, so one pass from the youngest to the root is enough. */
function lowestAhead(trie: Trie, own: readonly (readonly number[])[], values: readonly number[]): Uint8Array {
  const lowest = new Uint8Array(trie.edges.length).fill(0xff);
  for (let node = trie.edges.length - 1; node >= 0; node--) {
    for (const keyword of own[node] ?? []) lowest[node] = Math.min(lowest[node] ?? 0xff, values[keyword] ?? 0xff);
    const parent = trie.parents[node] ?? 0;
    lowest[parent] = Math.min(lowest[parent] ?? 0xff, lowest[node] ?? 0xff);
  }
  return lowest;
}
