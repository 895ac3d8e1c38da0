// Finds the concepts of a normalized text: a trie over the words of the table, walked from the start of each word, or from
// every character where a script writes no spaces. The longest entry wins.

import { normalize } from "../normalize.ts";
import { CharacterKind, kindOf } from "./characters.ts";
import { CONCEPT_WORDS } from "./concept-words.ts";

export const CONCEPT_NAMES: readonly string[] = Object.keys(CONCEPT_WORDS);

type ConceptTrie = {
  /** The node behind `node` by this character, 0 when there is none. */
  next(node: number, code: number): number;
  /** Concept + 1 of an entry that ends here and must end a word, and of one whose ending is open. */
  exact: Uint8Array;
  open: Uint8Array;
};

const CODES = 0x10000;
const ROOT = 1;
let built: ConceptTrie | undefined;

/** Returns how many were found; `concepts` and `places` hold them in order, a place being a position in the text. */
export function findConcepts(text: string, from: number, to: number, concepts: Uint8Array, places: Int32Array): number {
  built ??= buildTrie();
  const trie = built;
  let count = 0;
  let at = from;
  let isInWord = false;
  while (at < to && count < concepts.length) {
    const kind = kindOf(text.charCodeAt(at));
    const isStart = kind === CharacterKind.Unspaced || (kind === CharacterKind.Word && !isInWord);
    isInWord = kind === CharacterKind.Word;
    const found = isStart ? longestEntry(trie, text, at, to) : 0;
    if (found === 0) {
      at++;
      continue;
    }
    concepts[count] = (found & 0xff) - 1;
    places[count] = at;
    count++;
    at += found >> 8;
    isInWord = at > 0 && kindOf(text.charCodeAt(at - 1)) === CharacterKind.Word;
  }
  return count;
}

/** Length in the upper bits, concept + 1 in the lowest eight; 0 when no entry begins here. */
function longestEntry(trie: ConceptTrie, text: string, start: number, to: number): number {
  let node = ROOT;
  let best = 0;
  for (let at = start; at < to; at++) {
    node = trie.next(node, text.charCodeAt(at));
    if (node === 0) break;
    const concept = endsWord(text, at, to) ? trie.exact[node] || trie.open[node] : trie.open[node];
    if (concept) best = ((at + 1 - start) << 8) | concept;
  }
  return best;
}

function endsWord(text: string, at: number, to: number): boolean {
  return at + 1 >= to || kindOf(text.charCodeAt(at)) === CharacterKind.Unspaced || kindOf(text.charCodeAt(at + 1)) !== CharacterKind.Word;
}

function buildTrie(): ConceptTrie {
  const edges = new Map<number, number>();
  const exact: number[] = [0, 0];
  const open: number[] = [0, 0];
  Object.values(CONCEPT_WORDS).forEach((words, concept) => {
    const lines = words.trim().split(/\s+/).join("\n").replace(/[_-]/g, " ");
    for (const word of normalize(lines).text.split("\n")) {
      // Korean endings grow onto the word.
      const isOpen = word.endsWith("*") || /\p{Script=Hangul}/u.test(word);
      const entry = word.replace(/\*$/, "").trim();
      let node = ROOT;
      for (let at = 0; at < entry.length; at++) {
        const key = node * CODES + entry.charCodeAt(at);
        const known = edges.get(key);
        node = known ?? exact.length;
        if (known !== undefined) continue;
        edges.set(key, node);
        exact.push(0);
        open.push(0);
      }
      const ends = isOpen ? open : exact;
      if (node !== ROOT && !ends[node]) ends[node] = concept + 1;
    }
  });
  const { keys, nodes, mask } = toTable(edges);
  return {
    exact: Uint8Array.from(exact),
    open: Uint8Array.from(open),
    next: (node, code) => {
      // Between words of an entry any one sign may stand.
      const letter = kindOf(code) === CharacterKind.Gap ? 0x20 : code;
      const key = node * CODES + letter;
      for (let slot = slotOf(node, letter, mask); ; slot = (slot + 1) & mask) {
        const held = keys[slot] ?? 0;
        if (held === key) return nodes[slot] ?? 0;
        if (held === 0) return 0;
      }
    },
  };
}

/** Both numbers reach all bits of the slot, or the table becomes one long run. */
function slotOf(node: number, code: number, mask: number): number {
  const mixed = Math.imul(Math.imul(node, 0x9e3779b1) ^ code, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & mask;
}

/** Open addressing at a third full: a look-up is mostly one comparison. */
function toTable(edges: ReadonlyMap<number, number>): { keys: Float64Array; nodes: Int32Array; mask: number } {
  const size = 2 ** Math.ceil(Math.log2(edges.size * 3));
  const keys = new Float64Array(size);
  const nodes = new Int32Array(size);
  for (const [key, node] of edges) {
    let slot = slotOf(Math.floor(key / CODES), key % CODES, size - 1);
    while (keys[slot]) slot = (slot + 1) & (size - 1);
    keys[slot] = key;
    nodes[slot] = node;
  }
  return { keys, nodes, mask: size - 1 };
}
