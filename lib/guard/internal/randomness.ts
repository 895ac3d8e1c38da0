/** Shorter or plainer values after "token:" are placeholders, names and paths far more often than keys. */
const MIN_DISTINCT = 8;
const MIN_MEAN_HUMP = 3;
const MAX_WORD_LENGTH = 20;
const MAX_WORD_DIGITS = 3;

/**
 * True for keys, false for identifiers, paths, slugs and sentences of any length. A longer text that ends in an accepted
 * one is accepted too, so the earliest candidate may stand for the later ones.
 */
export function looksRandom(value: string): boolean {
  if (new Set(value).size < MIN_DISTINCT) return false;
  return value.split(/[^A-Za-z0-9]/).some((segment) => segment.length > 0 && !isWordy(segment));
}

export function hasMixedClasses(value: string): boolean {
  return /[a-z]/.test(value) && /[A-Z]/.test(value) && /[0-9]/.test(value);
}

export function longestAlnumRun(value: string): number {
  return value.split(/[^A-Za-z0-9]/).reduce((longest, run) => Math.max(longest, run.length), 0);
}

/** Words in camel case with at most a version number behind them, or a plain number. */
function isWordy(segment: string): boolean {
  const letters = segment.replace(/[0-9]+$/, "");
  if (letters === "") return true;
  if (/[0-9]/.test(letters) || segment.length - letters.length > MAX_WORD_DIGITS) return false;
  const humps = letters.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
  const isLong = humps.some((hump) => hump.length > MAX_WORD_LENGTH);
  return !isLong && (humps.length <= 2 || letters.length / humps.length >= MIN_MEAN_HUMP);
}
