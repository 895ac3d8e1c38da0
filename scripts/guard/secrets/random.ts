const LOWER = "abcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";
export const BASE36 = LOWER + DIGITS;
export const BASE62 = LOWER + LOWER.toUpperCase() + DIGITS;
export const BASE64_URL = `${BASE62}-_`;
export const HEX = `${DIGITS}abcdef`;
export const UPPER36 = LOWER.toUpperCase() + DIGITS;

export type Random = {
  below(limit: number): number;
  pick<T>(items: readonly T[]): T;
  text(length: number, alphabet?: string): string;
  base64(bytes: number): string;
  uuid(): string;
};

/** The same numbers for the same seed on every machine (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
  const pick = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)];
    if (item === undefined) throw new RangeError("Nothing to pick from.");
    return item;
  };
  const text = (length: number, alphabet = BASE62): string =>
    Array.from({ length }, () => alphabet.charAt(below(alphabet.length))).join("");
  return {
    below,
    pick,
    text,
    base64: (bytes) => Buffer.from(Array.from({ length: bytes }, () => below(256))).toString("base64"),
    uuid: () => [8, 4, 4, 4, 12].map((length) => text(length, HEX)).join("-"),
  };
}
