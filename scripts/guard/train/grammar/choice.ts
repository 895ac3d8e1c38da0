import { createRandom } from "../random.ts";

/** Choices of a seeded generator: the same seed always gives the same texts, on every machine. */
export type Choice = {
  /** At least 0, below 1. */
  next: () => number;
  /** At least 0, below `limit`. */
  below: (limit: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(items: readonly T[]) => T;
};

export function createChoice(seed: number): Choice {
  const next = createRandom(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error("Cannot pick from an empty list.");
    return item;
  };
  return { next, below, chance: (probability) => next() < probability, pick };
}
