// What the sentinel counts in a piece of normalized text: words in runs of one to three, characters in runs of three to five
// within a word, and concepts alone, in pairs and in threes. All are hashed into a fixed number of places, no substring is made.

import { CharacterKind, kindOf } from "./characters.ts";
import { CONCEPT_NAMES, findConcepts } from "./concepts.ts";

const WORD_PLACES = 2 ** 17;
const CHARACTER_PLACES = 2 ** 17;
const CONCEPT_PLACES = 2 ** 13;
const CONCEPT_START = WORD_PLACES + CHARACTER_PLACES;
export const HASHED_PLACES = CONCEPT_START + CONCEPT_PLACES;

/** Where each block begins; a block is brought to length one by itself, so that none drowns another. */
export const BLOCKS: readonly { name: string; start: number; end: number }[] = [
  { name: "words", start: 0, end: WORD_PLACES },
  { name: "characters", start: WORD_PLACES, end: CONCEPT_START },
  { name: "concepts", start: CONCEPT_START, end: HASHED_PLACES },
];

/** `values[i]` is the weight of the feature at place `places[i]`. Overwritten by the next call. */
export type SparseFeatures = { length: number; places: Int32Array; values: Float32Array };

const MAX_FEATURES = 1 << 17;
/** Room for a caller's own features behind the hashed ones. */
const EXTRA = 64;
const MAX_CONCEPTS = 512;
/** Two concepts further apart than this many characters say nothing about each other. */
const PAIR_REACH = 64;
const NEAR = 18;
/** Few words, or few concepts, must not weigh as if there were many: "Now?" says next to nothing. */
const MIN_WORD_NORM = 2.5;
const MIN_CHARACTER_NORM = 4;
const MIN_CONCEPT_NORM = 2;
const PRIME = 0x01000193;
const OFFSET = 0x811c9dc5;
const LOGARITHMS = Float32Array.from({ length: 256 }, (_, count) => (count === 0 ? 0 : 1 + Math.log(count)));

type Scratch = { counts: Uint8Array; touched: Int32Array; used: number; concepts: Uint8Array; conceptPlaces: Int32Array };

let scratch: Scratch | undefined;
let result: SparseFeatures | undefined;

function createScratch(): Scratch {
  return {
    counts: new Uint8Array(HASHED_PLACES),
    touched: new Int32Array(MAX_FEATURES),
    used: 0,
    concepts: new Uint8Array(MAX_CONCEPTS),
    conceptPlaces: new Int32Array(MAX_CONCEPTS),
  };
}

function countAll(text: string, from: number, to: number): Scratch {
  scratch ??= createScratch();
  scratch.used = 0;
  countWords(scratch, text, from, to);
  countConcepts(scratch, text, from, to);
  return scratch;
}

/** Features of `text` from `from` up to `to`, already weighted and scaled. */
export function extractFeatures(text: string, from: number, to: number): SparseFeatures {
  const { counts, touched, used } = countAll(text, from, to);
  result ??= { length: 0, places: new Int32Array(MAX_FEATURES + EXTRA), values: new Float32Array(MAX_FEATURES + EXTRA) };
  let wordSquares = 0;
  let characterSquares = 0;
  let conceptSquares = 0;
  for (let index = 0; index < used; index++) {
    const place = touched[index] ?? 0;
    const value = LOGARITHMS[counts[place] ?? 0] ?? 0;
    counts[place] = 0;
    result.places[index] = place;
    result.values[index] = value;
    if (place < WORD_PLACES) wordSquares += value * value;
    else if (place < CONCEPT_START) characterSquares += value * value;
    else conceptSquares += value * value;
  }
  const wordScale = scaleOf(wordSquares, MIN_WORD_NORM);
  const characterScale = scaleOf(characterSquares, MIN_CHARACTER_NORM);
  const conceptScale = scaleOf(conceptSquares, MIN_CONCEPT_NORM);
  for (let index = 0; index < used; index++) {
    const place = result.places[index] ?? 0;
    const scale = place < WORD_PLACES ? wordScale : place < CONCEPT_START ? characterScale : conceptScale;
    result.values[index] = (result.values[index] ?? 0) * scale;
  }
  result.length = used;
  return result;
}

/** What a linear model makes of the same features, without writing them down; `scales` turns the weights of each block into numbers. */
export function weighFeatures(text: string, from: number, to: number, weights: Int8Array, scales: readonly number[]): number {
  const { counts, touched, used } = countAll(text, from, to);
  let [words, characters, concepts] = [0, 0, 0];
  let [wordSquares, characterSquares, conceptSquares] = [0, 0, 0];
  for (let index = 0; index < used; index++) {
    const place = touched[index] ?? 0;
    const value = LOGARITHMS[counts[place] ?? 0] ?? 0;
    const part = (weights[place] ?? 0) * value;
    counts[place] = 0;
    if (place < WORD_PLACES) {
      words += part;
      wordSquares += value * value;
    } else if (place < CONCEPT_START) {
      characters += part;
      characterSquares += value * value;
    } else {
      concepts += part;
      conceptSquares += value * value;
    }
  }
  const [wordScale = 0, characterScale = 0, conceptScale = 0] = scales;
  return (
    words * wordScale * scaleOf(wordSquares, MIN_WORD_NORM) +
    characters * characterScale * scaleOf(characterSquares, MIN_CHARACTER_NORM) +
    concepts * conceptScale * scaleOf(conceptSquares, MIN_CONCEPT_NORM)
  );
}

function scaleOf(squares: number, normMin: number): number {
  return 1 / Math.max(Math.sqrt(squares), normMin);
}

function count(into: Scratch, place: number): void {
  const known = into.counts[place] ?? 0;
  if (known === 0) {
    if (into.used >= MAX_FEATURES) return;
    into.touched[into.used++] = place;
  }
  if (known < 255) into.counts[place] = known + 1;
}

/** The lower bits of a product depend on few input bits; this spreads them. */
function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

function countWords(into: Scratch, text: string, from: number, to: number): void {
  let before = 0;
  let beforeThat = 0;
  let at = from;
  while (at < to) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind === CharacterKind.Gap) {
      at++;
      continue;
    }
    let end = at + 1;
    if (kind === CharacterKind.Word) while (end < to && kindOf(text.charCodeAt(end)) === CharacterKind.Word) end++;
    const word = kind === CharacterKind.Word ? countCharacters(into, text, at, end) : Math.imul(OFFSET ^ text.charCodeAt(at), PRIME);
    count(into, spread(word) & (WORD_PLACES - 1));
    if (before !== 0) {
      const pair = Math.imul(before, 31) + word;
      count(into, spread(pair) & (WORD_PLACES - 1));
      if (beforeThat !== 0) count(into, spread(Math.imul(beforeThat, 961) ^ Math.imul(pair, PRIME)) & (WORD_PLACES - 1));
    }
    beforeThat = before;
    before = word;
    at = end;
  }
}

/** Runs of three to five characters of the word with a mark at both its ends; returns the hash of the whole word. */
function countCharacters(into: Scratch, text: string, start: number, end: number): number {
  let word = OFFSET;
  for (let at = start; at < end; at++) word = Math.imul(word ^ fold(text.charCodeAt(at)), PRIME);
  for (let first = start - 1; first + 2 <= end; first++) {
    let run = OFFSET;
    const last = Math.min(first + 4, end);
    for (let at = first; at <= last; at++) {
      run = Math.imul(run ^ (at < start ? 0x5e : at === end ? 0x24 : fold(text.charCodeAt(at))), PRIME);
      if (at >= first + 2) count(into, WORD_PLACES + (spread(run) & (CHARACTER_PLACES - 1)));
    }
  }
  return word;
}

/** Which number it is says nothing. */
function fold(code: number): number {
  return code >= 0x30 && code <= 0x39 ? 0x30 : code;
}

function countConcepts(into: Scratch, text: string, from: number, to: number): void {
  const { concepts, conceptPlaces } = into;
  const found = findConcepts(text, from, to, concepts, conceptPlaces);
  const size = CONCEPT_NAMES.length;
  const put = (hash: number): void => count(into, CONCEPT_START + (spread(hash) & (CONCEPT_PLACES - 1)));
  for (let index = 0; index < found; index++) {
    const first = concepts[index] ?? 0;
    put(0x9e37 + first);
    for (let next = index + 1; next < found; next++) {
      const distance = (conceptPlaces[next] ?? 0) - (conceptPlaces[index] ?? 0);
      if (distance > PAIR_REACH) break;
      const second = concepts[next] ?? 0;
      if (second === first) continue;
      put(0x10000 + first * size + second);
      if (distance <= NEAR) put(0x20000 + first * size + second);
      if (next + 1 >= found || (conceptPlaces[next + 1] ?? 0) - (conceptPlaces[index] ?? 0) > PAIR_REACH) continue;
      put(0x40000 + (first * size + second) * size + (concepts[next + 1] ?? 0));
    }
  }
}
