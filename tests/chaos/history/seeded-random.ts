/** Chance that a seed repeats: everything a run decides comes from here (mulberry32, 32 bits of state; not for secrets). */
export type SeededRandom = {
  /** In [0, 1). */
  next(): number;
  /** An integer in [0, below). */
  below(limit: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  letters(count: number): string;
  /** A stream of its own: what one client draws does not depend on when others draw. */
  fork(label: string): SeededRandom;
};

export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick(items) {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error("There is nothing to pick from.");
      return item;
    },
    letters: (count) => Array.from({ length: count }, () => String.fromCharCode(97 + below(26))).join(""),
    fork: (label) => createSeededRandom(hash(`${seed}:${label}`)),
  };
}

/** FNV-1a, to make a seed of a name. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}
