import { foldPattern } from "../reading/fold-table.ts";

const GAP = "[\\s,;:'\"*_`~#>|/()\\[\\]-]";
/** Letters and digits of alphabets. Scripts without spaces have no word ends; the exact property classes take milliseconds to compile. */
const WORD = "a-z0-9\\u00c0-\\u1fff";
const LETTER = "[a-z\\u00c0-\\u1fff\\u3040-\\uffdc]";

/**
 * Anything up to a word: what comes before the word is the wildcard's already, so a gap of its own would only be a second way
 * to read the same text, and two ways in a row are what makes patterns slow.
 */
const WILDCARD_AND_SPACE = /(\[\^[^\]]{1,12}\])\{0,(\d{1,3})\} (?!\?)/g;
const BREAK = "(?:\\n[\\x20>#*|]{0,3})?";

/**
 * A pattern over normalised text. Written with plain spaces, each of which also matches a line break or punctuation put
 * between the words; " ?" may be nothing at all, "@" is any letter. Repeats are bounded, so a match costs constant time a character.
 */
export function phrase(source: string): RegExp {
  const spaced = foldPattern(source)
    .replaceAll("@", LETTER)
    .replaceAll(WILDCARD_AND_SPACE, (_, characters: string, most: string) => `${characters}{0,${Number(most) + 4}}${BREAK}(?<![${WORD}])`)
    .replaceAll(" ?", `${GAP}{0,4}`)
    .replaceAll(" ", `${GAP}{1,4}`);
  return new RegExp(`(?<![${WORD}])(?:${spaced})(?![${WORD}])`);
}

/** For scripts that put no spaces between words, or endings of any kind behind them: nothing is said about where words end. */
export function unspaced(source: string): RegExp {
  return new RegExp(foldPattern(source).replaceAll(" ", "\\s?"));
}
