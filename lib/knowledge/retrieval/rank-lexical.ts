// Okapi BM25 over the inverted lists of all segments. Statistics are those of what is searched: a word that is rare among one person's
// files weighs much, however common it is elsewhere.

import type { Segment } from "../index/pack-segment.ts";
import { createBest, type Hit } from "./scan-vectors.ts";

const K1 = 1.2;
const B = 0.75;

/** The best `limit` chunks that hold any of the words, best first. `words` are the query's keyed numbers. */
export function rankLexical(segments: readonly Segment[], words: readonly number[], limit: number): Hit[] {
  const distinct = [...new Set(words)];
  const places = segments.map((segment) => distinct.map((word) => placeOf(segment.terms, word)));
  const weights = distinct.map((_, index) => weightOf(segments, places, index));
  const mean = meanLength(segments);
  const best = createBest(limit);
  for (const [place, segment] of segments.entries()) {
    const scores = new Float32Array(segment.count);
    for (const [index, weight] of weights.entries()) addTerm(segment, { at: places[place]?.[index] ?? -1, weight, mean }, scores);
    for (const [chunk, score] of scores.entries()) if (score > 0 && score > best.least()) best.add({ segment: place, chunk, score });
  }
  return best.sorted();
}

/** What a chunk would get that holds every word very often: the end of the scale. */
export function idealScore(segments: readonly Segment[], words: readonly number[]): number {
  const distinct = [...new Set(words)];
  return weigh(segments, distinct).reduce((sum, weight) => sum + weight * (K1 + 1), 0);
}

/** How much each word tells: much where few chunks hold it. */
export function weigh(segments: readonly Segment[], words: readonly number[]): number[] {
  const places = segments.map((segment) => words.map((word) => placeOf(segment.terms, word)));
  return words.map((_, index) => weightOf(segments, places, index));
}

/** Never negative. */
function weightOfTerm(chunks: number, holding: number): number {
  return Math.log(1 + (chunks - holding + 0.5) / (holding + 0.5));
}

function weightOf(segments: readonly Segment[], places: readonly (readonly number[])[], index: number): number {
  let chunks = 0;
  let holding = 0;
  for (const [segment, { count, offsets }] of segments.entries()) {
    const at = places[segment]?.[index] ?? -1;
    chunks += count;
    if (at >= 0) holding += (offsets[at + 1] ?? 0) - (offsets[at] ?? 0);
  }
  return weightOfTerm(chunks, holding);
}

function addTerm(segment: Segment, term: { at: number; weight: number; mean: number }, scores: Float32Array): void {
  const { at, weight, mean } = term;
  if (at < 0) return;
  const { offsets, chunks, frequencies, lengths } = segment;
  for (let posting = offsets[at] ?? 0; posting < (offsets[at + 1] ?? 0); posting += 1) {
    const chunk = chunks[posting] ?? 0;
    const frequency = frequencies[posting] ?? 0;
    const norm = K1 * (1 - B + (B * (lengths[chunk] ?? 0)) / mean);
    scores[chunk] = (scores[chunk] ?? 0) + (weight * frequency * (K1 + 1)) / (frequency + norm);
  }
}

function meanLength(segments: readonly Segment[]): number {
  let words = 0;
  let chunks = 0;
  for (const { lengths, count } of segments) {
    chunks += count;
    for (const length of lengths) words += length;
  }
  return chunks === 0 || words === 0 ? 1 : words / chunks;
}

/** Binary search; -1 where the word is not there. */
function placeOf(terms: Uint32Array, word: number): number {
  let low = 0;
  let high = terms.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = terms[middle] ?? 0;
    if (found === word) return middle;
    if (found < word) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
