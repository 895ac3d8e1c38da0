import { toUnitLength } from "../embed-texts.ts";

export const DEMO_DIMENSIONS = 256;
const TRIPLE_WEIGHT = 0.5;
/** "the" and "of" say little about a text. */
const SHORT_WORD_WEIGHT = 0.2;

/**
 * No model: words and their letter triples, hashed into 256 signed counts. Texts that share words or stems are near each other,
 * synonyms are not. The same text gives the same vector everywhere.
 */
export function hashEmbedding(text: string, dimensions: number = DEMO_DIMENSIONS): number[] {
  const vector: number[] = Array.from({ length: dimensions }, () => 0);
  const add = (feature: string, weight: number): void => {
    const hash = fnv1a(feature);
    const at = hash % dimensions;
    // The top bit decides the sign, so that features sharing a place cancel out instead of adding up.
    vector[at] = (vector[at] ?? 0) + (hash >>> 31 === 0 ? weight : -weight);
  };
  for (const word of text
    .normalize("NFKC")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []) {
    const weight = /^[a-z]{1,3}$/.test(word) ? SHORT_WORD_WEIGHT : 1;
    add(word, weight);
    const letters = [..."^", ...word, "$"];
    for (let start = 0; start + 3 <= letters.length; start++) add(letters.slice(start, start + 3).join(""), weight * TRIPLE_WEIGHT);
  }
  return vector.some((value) => value !== 0) ? toUnitLength(vector) : vector.with(0, 1);
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
