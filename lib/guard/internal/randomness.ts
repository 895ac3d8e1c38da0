import { trimEndOf } from "../../platform/trim-end-of.ts";

/** Shorter or plainer values after "token:" are placeholders, names and paths far more often than keys. */
const MIN_DISTINCT = 8;
const MIN_MEAN_HUMP = 3;
const MAX_WORD_LENGTH = 20;
const MAX_WORD_DIGITS = 4;
/** `convertUint8ArrayToBase64`: numbers inside a name are few beside its letters. */
const MAX_INNER_DIGITS = 0.15;
const MIN_INNER_DIGITS = 2;
const MAX_NUMBERS = 3;
const MIN_NUMBERED_HUMP = 3;
const MIN_VOWEL_HUMP = 5;
/** Share of the letters that stand in humps somebody could say. */
const MIN_SPEAKABLE = 0.75;
const MAX_PLACEHOLDER_DISTINCT = 4;
const MIN_CAPITALS = 16;

/**
 * True for keys, false for identifiers, paths, slugs and sentences of any length. A longer text that ends in an accepted
 * one is accepted too, so the earliest candidate may stand for the later ones.
 */
export function looksRandom(value: string): boolean {
  return new Set(value).size >= MIN_DISTINCT && randomLength(value) > 0;
}

/** How many characters stand in segments that are no words. */
export function randomLength(value: string): number {
  return value.split(/[^A-Za-z0-9]/).reduce((sum, segment) => sum + (segment.length > 0 && !isWordy(segment) ? segment.length : 0), 0);
}

export function hasMixedClasses(value: string): boolean {
  return /[a-z]/.test(value) && /[A-Z]/.test(value) && /[0-9]/.test(value);
}

export function longestAlnumRun(value: string): number {
  return value.split(/[^A-Za-z0-9]/).reduce((longest, run) => Math.max(longest, run.length), 0);
}

/** Words in camel case with at most a few numbers in and behind them, or a plain number. */
export function isWordy(segment: string): boolean {
  const name = trimEndOf(segment, "0123456789");
  if (name === "") return true;
  const letters = name.replace(/[0-9]/g, "").length;
  const inner = name.length - letters;
  if (segment.length - name.length > MAX_WORD_DIGITS || inner > Math.max(MIN_INNER_DIGITS, name.length * MAX_INNER_DIGITS)) return false;
  const humps = name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? [];
  if (humps.some((hump) => hump.length > MAX_WORD_LENGTH)) return false;
  if (inner > 0) return isNumberedName(name, humps, letters);
  return humps.length <= 2 || letters / humps.length >= MIN_MEAN_HUMP;
}

function isNumberedName(name: string, humps: readonly string[], letters: number): boolean {
  const numbers = (name.match(/[0-9]+/g) ?? []).length;
  if (numbers > MAX_NUMBERS || letters / humps.length < MIN_NUMBERED_HUMP) return false;
  if (name.length >= MIN_CAPITALS && numbers > 1 && !/[a-z]/.test(name)) return false;
  if (/[a-z]/.test(name) && /[A-Z]/.test(name)) {
    const speakable = humps.reduce((sum, hump) => sum + (/^[A-Z]?[a-z]+$/.test(hump) && /[aeiouy]/i.test(hump) ? hump.length : 0), 0);
    return speakable >= letters * MIN_SPEAKABLE;
  }
  return humps.every((hump) => hump.length < MIN_VOWEL_HUMP || /[aeiouy]/i.test(hump));
}

/** Folders and files: most of what stands between the slashes is words. */
export function isPath(value: string): boolean {
  if (!value.includes("/")) return false;
  const inWords = value
    .split("/")
    .reduce((sum, part) => sum + (part.length >= 3 && part.split(/[^A-Za-z0-9]/).every((word) => isWordy(word)) ? part.length : 0), 0);
  return inWords >= value.replaceAll("/", "").length / 2;
}

/** How often neighbours are of different classes: small letters, capitals, digits, anything else. */
export function changeShare(text: string): number {
  let changes = 0;
  for (let index = 1; index < text.length; index++) if (classAt(text, index) !== classAt(text, index - 1)) changes++;
  return changes / text.length;
}

function classAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  if (code >= 0x30 && code <= 0x39) return 1;
  if (code >= 0x41 && code <= 0x5a) return 2;
  return code >= 0x61 && code <= 0x7a ? 3 : 4;
}

/** What people write where a key belongs: their own words, a row of one character, the keyboard from left to right. */
export function isPlaceholder(value: string): boolean {
  const varied = value.replace(/(.)\1{4,}/g, "").length;
  return (
    varied < MIN_DISTINCT ||
    varied < value.length / 2 ||
    new Set(value).size <= MAX_PLACEHOLDER_DISTINCT ||
    /\.\.\.|\*\*\*|…|0123456789|abcdefghij|ABCDEFGHIJ|EXAMPLE|REDACTED|redacted/.test(value) ||
    /(?:^|[^A-Za-z0-9])(?:(?:your|YOUR|Your|my|MY|insert|INSERT|replace|REPLACE)[-_]|your[A-Z][a-z])/.test(value) ||
    KEYBOARD.test(value)
  );
}

const KEYBOARD =
  /^(?:abc|test|key|xyz|foo|demo|fake|dummy|sample|example)?[-_]?(?:0?123456(?:7(?:89?0?)?)?|abcdef(?:[a-z]*|0?123456[0-9a-f]*))$/i;
