// Aho–Corasick over any alphabet: a dense table for ASCII, in which most texts and most misses are, and a map for the rest.

export type WordAutomaton = {
  /** Calls back for every word that ends at a position of the text, with the position behind it. */
  scan(text: string, onWord: (word: number, end: number) => void): void;
};

const ASCII_SIZE = 128;
const CODES = 0x10000;

type Node = { edges: Map<number, number>; words: number[] };

export function createWordAutomaton(words: readonly string[]): WordAutomaton {
  const nodes = buildTrie(words);
  const { table, classes, width, failures } = link(nodes);
  const wide = new Map<number, number>();
  const wideStarts = new Uint16Array(CODES);
  nodes.forEach(({ edges }, node) => {
    for (const [code, child] of edges) {
      if (code < ASCII_SIZE) continue;
      wide.set(node * CODES + code, child);
      if (node === 0) wideStarts[code] = child;
    }
  });
  const isEnd = Uint8Array.from(nodes, ({ words: ending }) => (ending.length > 0 ? 1 : 0));
  const endings = nodes.map(({ words: ending }) => ending);
  const nextWide = (from: number, code: number): number => {
    for (let state = from; state !== 0; state = failures[state] ?? 0) {
      const child = wide.get(state * CODES + code);
      if (child !== undefined) return child;
    }
    return wideStarts[code] ?? 0;
  };
  return {
    scan: (text, onWord) => {
      let state = 0;
      for (let index = 0; index < text.length; index++) {
        const code = text.charCodeAt(index);
        state = code < ASCII_SIZE ? (table[state * width + (classes[code] ?? 0)] ?? 0) : nextWide(state, code);
        if (isEnd[state] === 1) for (const word of endings[state] ?? []) onWord(word, index + 1);
      }
    },
  };
}

function buildTrie(words: readonly string[]): Node[] {
  const nodes: Node[] = [{ edges: new Map(), words: [] }];
  words.forEach((word, wordIndex) => {
    let node = 0;
    for (let index = 0; index < word.length; index++) {
      const code = word.charCodeAt(index);
      let child = nodes[node]?.edges.get(code);
      if (child === undefined) {
        child = nodes.length;
        nodes.push({ edges: new Map(), words: [] });
        nodes[node]?.edges.set(code, child);
      }
      node = child;
    }
    nodes[node]?.words.push(wordIndex);
  });
  return nodes;
}

/** Class 0 is every ASCII character in no word: it leads back to the start from everywhere. */
function toClasses(nodes: readonly Node[]): { classes: Uint8Array; width: number } {
  const classes = new Uint8Array(ASCII_SIZE);
  let width = 1;
  for (const { edges } of nodes) for (const code of edges.keys()) if (code < ASCII_SIZE && classes[code] === 0) classes[code] = width++;
  return { classes, width };
}

/** Breadth first, so that a node's failure state is complete before its children need it. */
function link(nodes: readonly Node[]): { table: Uint16Array; classes: Uint8Array; width: number; failures: Uint16Array } {
  if (nodes.length > 0xffff) throw new RangeError("Too many words for one automaton.");
  const { classes, width } = toClasses(nodes);
  const table = new Uint16Array(nodes.length * width);
  const failures = new Uint16Array(nodes.length);
  const queue = [0];
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head] ?? 0;
    const failure = failures[node] ?? 0;
    if (node !== 0) {
      table.copyWithin(node * width, failure * width, (failure + 1) * width);
      nodes[node]?.words.push(...(nodes[failure]?.words ?? []));
    }
    for (const [code, child] of nodes[node]?.edges ?? []) {
      failures[child] = node === 0 ? 0 : follow(nodes, failures, failure, code);
      if (code < ASCII_SIZE) table[node * width + (classes[code] ?? 0)] = child;
      queue.push(child);
    }
  }
  return { table, classes, width, failures };
}

function follow(nodes: readonly Node[], failures: Uint16Array, from: number, code: number): number {
  for (let state = from; ; state = failures[state] ?? 0) {
    const child = nodes[state]?.edges.get(code);
    if (child !== undefined) return child;
    if (state === 0) return 0;
  }
}
