import type { SeededRandom } from "./seeded-random.ts";

/** A word of one organization that stands in everything it writes; found anywhere else, something has crossed a border. */
const CANARY = /canary[a-z]{16}/g;
const REFERENCE = /ref[a-z]{14}z/g;

export const createCanary = (random: SeededRandom): string => `canary${random.letters(16)}`;

/** Names one message in its own text. */
export const createReference = (random: SeededRandom): string => `ref${random.letters(14)}z`;

export function findCanaries(text: string): string[] {
  return [...new Set(text.match(CANARY) ?? [])];
}

export function findReference(text: string): string | null {
  return text.match(REFERENCE)?.[0] ?? null;
}
