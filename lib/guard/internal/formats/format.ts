import { ALNUM, type CharacterClass, characterClass, DIGITS, UPPER } from "../character-class.ts";
import { hasMixedClasses, isPlaceholder, isWordy, longestAlnumRun } from "../randomness.ts";
import { ALONE, ANYWHERE, type RunEnd, type RunFormat, TOKEN_START } from "../run-format.ts";

/** A vendor's key: literal prefixes and what has to follow. Lengths sit below the vendors' own, so that a cut-off key is caught as well. */
export type PrefixFormat = RunFormat & { prefixes: readonly string[] };

export const WORD = characterClass(ALNUM);
export const UNDERSCORED = characterClass(`${ALNUM}_`);
export const HYPHENED = characterClass(`${ALNUM}-`);
export const DASHED = characterClass(`${ALNUM}_-`);
export const DOTTED = characterClass(`${ALNUM}_-.`);
export const BASE64 = characterClass(`${ALNUM}+/=`);
export const TOKEN64 = characterClass(`${ALNUM}+/=_`);
export const ANY_BASE64 = characterClass(`${ALNUM}+/=_-.`);
export const URL_PATH = characterClass(`${ALNUM}_-./@%`);
export const UPPER_WORD = characterClass(UPPER + DIGITS);
export const LOWER_HEX = characterClass(`${DIGITS}abcdef`);
export const HEX = characterClass(`${DIGITS}abcdefABCDEF`);
export const UUID = characterClass(`${DIGITS}abcdefABCDEF-`);

/** At the very end of a text a key may have been cut: then this much behind an unmistakable prefix is enough. */
const MIN_CUT_BODY = 8;
const UNMISTAKABLE_PREFIX = 4;
const MIN_GLUED_RUN = 16;
const MIN_LONG_RUN = 12;

/** `isGlued`: unmistakable inside a word too; `isAlone`: encoded files are full of it, so nothing of theirs may stand before it. */
type Options = { full?: number; priority?: number; check?: (body: string) => boolean; isAlone?: boolean; isGlued?: boolean };

/** `min`: characters behind the prefix that must be there; `full`: how many the vendor's shortest has, when it is known. */
export function keys(
  kind: string,
  prefixes: string | readonly string[],
  body: CharacterClass,
  min: number,
  options: Options = {},
): PrefixFormat {
  const list = typeof prefixes === "string" ? [prefixes] : prefixes;
  const { full = min, priority = 100, check = () => true, isAlone = false, isGlued = false } = options;
  const isUnmistakable = list.every((prefix) => prefix.length >= UNMISTAKABLE_PREFIX);
  const accept = (text: string, end: RunEnd): boolean => {
    const shortest = end.isTextEnd && isUnmistakable ? Math.min(min, MIN_CUT_BODY) : min;
    if (text.length < shortest || isPlaceholder(text)) return false;
    const isLong = hasMixedClasses(text) && longestAlnumRun(text) >= MIN_LONG_RUN;
    const isKey = (isLong || isKeyLike(text)) && (end.startsToken || isUnmistakable || isRandomRun(text));
    return isKey && (text.length < min || check(text));
  };
  return {
    kind,
    prefixes: list,
    body,
    accept,
    priority,
    slot: list.join(),
    trim: ".",
    full,
    place: isAlone ? ALONE : isGlued ? ANYWHERE : TOKEN_START,
  };
}

/** For prefixes that also begin ordinary words: digits, both cases and a long run besides. */
export function looseKeys(
  kind: string,
  prefixes: string | readonly string[],
  body: CharacterClass,
  min: number,
  options: Options = {},
): PrefixFormat {
  const { check = () => true } = options;
  return { ...keys(kind, prefixes, body, min, { ...options, check: (text) => isRandomRun(text) && check(text) }) };
}

/** At least one part that is neither a word nor a plain number. */
export function isKeyLike(text: string): boolean {
  return text
    .split(/[^A-Za-z0-9]/)
    .some((segment) => segment.length >= 4 && (!isWordy(segment) || (/^[0-9]+$/.test(segment) && segment.length >= 16)));
}

export function isRandomRun(text: string): boolean {
  return longestAlnumRun(text) >= MIN_GLUED_RUN && (hasMixedClasses(text) || digitCount(text) >= 3);
}

function digitCount(text: string): number {
  return text.length - text.replace(/[0-9]/g, "").length;
}
