// Undoes disguises before patterns look: one view of the text in lower case, without invisible characters, accents or
// full-width forms, and a map from every character of the view back to the original. Linear in the text.

import { BIDI, expansionOf, foldOf, ITSELF, MANY, SELECTOR, ZERO_WIDTH } from "./reading/fold-table.ts";
import { createTextBuilder, lastCode, putCode, putPoint, type TextBuilder, toMappedText } from "./reading/mapped-text.ts";

/** Characters nobody sees or that reorder what is seen. Emoji joiners, flags and one selector behind a sign do not count. */
export type HiddenCharacters = { tags: number; bidi: number; zeroWidthInWords: number; longestInvisibleRun: number };

export type NormalizedText = {
  text: string;
  /** The same characters with ASCII capitals kept, for encodings that depend on case. */
  cased: string;
  /** Original index of each character of `text`; null when every character stands where it stood. */
  origins: Int32Array | null;
  hidden: HiddenCharacters;
};

const SPACE = 0x20;
const NEW_LINE = 0x0a;
const ESCAPE = 0x1b;
const TAG_BASE = 0xe0000;
const BLACK_FLAG = 0x1f3f4;
const CANCEL_TAG = 0xe007f;
/** Longest tag sequence of an emoji flag, in code units: six letters or digits and the end. */
const MAX_FLAG_UNITS = 14;
const MAX_SPARE = 4096;
const NOTHING_HIDDEN: HiddenCharacters = { tags: 0, bidi: 0, zeroWidthInWords: 0, longestInvisibleRun: 0 };

const NOT_PLAIN = /[^\n\x20-\x7e]/;
const REPEATED_BREAK = /[ \n][ \n]/;

export function normalize(original: string): NormalizedText {
  if (!NOT_PLAIN.test(original)) return collapsePlain(original);
  const builder = createTextBuilder(original.length + 8);
  const hidden = { ...NOTHING_HIDDEN };
  let run = 0;
  for (let index = 0; index < original.length; index++) {
    const code = original.charCodeAt(index);
    if (code >= 0x80) {
      const point = (code & 0xf800) === 0xd800 ? (original.codePointAt(index) ?? 0) : code;
      const isVisible = putWide(builder, original, point, index, hidden);
      run = isVisible ? 0 : run + 1;
      if (run > hidden.longestInvisibleRun) hidden.longestInvisibleRun = run;
      if (point === BLACK_FLAG) index += flagUnits(original, index + 2);
      if (point > 0xffff) index++;
    } else {
      run = 0;
      if (code > SPACE && code < 0x7f) putCode(builder, code, index);
      else if (code === ESCAPE) index += terminalSequence(original, index + 1);
      else putControl(builder, code, original, index);
    }
  }
  const { text, origins } = toMappedText(builder);
  return { text: text.toLowerCase(), cased: text, origins, hidden };
}

/** The common case, without a look at any table. */
function collapsePlain(original: string): NormalizedText {
  if (!REPEATED_BREAK.test(original)) return { text: original.toLowerCase(), cased: original, origins: null, hidden: NOTHING_HIDDEN };
  const bytes = Buffer.allocUnsafe(original.length);
  const origins = new Int32Array(original.length);
  let length = 0;
  let last = 0;
  for (let index = 0; index < original.length; index++) {
    const code = original.charCodeAt(index);
    if (code <= SPACE && last <= SPACE && last !== 0 && (code === SPACE || last === NEW_LINE)) continue;
    bytes[length] = code;
    origins[length++] = index;
    last = code;
  }
  const cased = bytes.toString("latin1", 0, length);
  return { text: cased.toLowerCase(), cased, origins: origins.subarray(0, length), hidden: NOTHING_HIDDEN };
}

/** False for what nobody sees. */
function putWide(builder: TextBuilder, original: string, point: number, origin: number, hidden: HiddenCharacters): boolean {
  if (point > TAG_BASE && point <= CANCEL_TAG) {
    hidden.tags++;
    if (point < CANCEL_TAG) putBroken(builder, point - TAG_BASE, origin);
    return true;
  }
  const outcome = foldOf(point);
  if (outcome > ITSELF) putComposed(builder, outcome, origin);
  else if (outcome === ITSELF) putPoint(builder, point, origin);
  else if (outcome === MANY) putExpansion(builder, expansionOf(point), origin, original.length);
  else if (outcome === BIDI) hidden.bidi++;
  else if (outcome === ZERO_WIDTH && isLatinLetter(lastCode(builder)) && isLatinLetter(original.charCodeAt(origin + 1)))
    hidden.zeroWidthInWords++;
  return outcome !== BIDI && outcome !== ZERO_WIDTH && outcome !== SELECTOR;
}

/** A text of nothing but such characters would grow fourfold; it is cut short once it has doubled. */
function putExpansion(builder: TextBuilder, expansion: string, origin: number, originalLength: number): void {
  const count = builder.length > 2 * originalLength + MAX_SPARE ? 1 : expansion.length;
  for (let index = 0; index < count; index++) putComposed(builder, expansion.charCodeAt(index), origin);
}

/** Line breaks and tabs part words; other control characters are not seen and part nothing. */
function putControl(builder: TextBuilder, code: number, original: string, origin: number): void {
  if (code === 0x0d && original.charCodeAt(origin + 1) === NEW_LINE) return;
  if (code === SPACE || code === 0x09) putBroken(builder, SPACE, origin);
  else if (code >= NEW_LINE && code <= 0x0d) putBroken(builder, NEW_LINE, origin);
}

/** A break behind a break adds nothing, so that no amount of white space parts a phrase. */
function putBroken(builder: TextBuilder, code: number, origin: number): void {
  const last = lastCode(builder);
  const isRepeated = (code === SPACE && (last === SPACE || last === NEW_LINE)) || (code === NEW_LINE && last === NEW_LINE);
  if (!isRepeated) putPoint(builder, code, origin);
}

/** Syllables and voiced kana written in parts are put together again, as they are when written whole. */
function putComposed(builder: TextBuilder, code: number, origin: number): void {
  if (isComposingPart(code) && builder.length > 0) {
    const whole = String.fromCharCode(lastCode(builder), code).normalize("NFC");
    if (whole.length === 1) {
      builder.codes[builder.length - 1] = whole.charCodeAt(0);
      return;
    }
  }
  putBroken(builder, code, origin);
}

/** Behind the character that starts here, with the parts it was composed from. */
export function characterEnd(original: string, start: number): number {
  let end = start + ((original.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
  while (isComposingPart(original.charCodeAt(end))) end++;
  return Math.min(end, original.length);
}

function isComposingPart(code: number): boolean {
  return (code >= 0x1161 && code <= 0x11c2) || code === 0x3099 || code === 0x309a;
}

function isLatinLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** Length of the tags that make a black flag the flag of a region; 0 when there are none or they do not end as they should. */
function flagUnits(original: string, from: number): number {
  for (let index = from; index < from + MAX_FLAG_UNITS; index += 2) {
    const point = original.codePointAt(index) ?? 0;
    if (point === CANCEL_TAG) return index + 2 - from;
    if (point < TAG_BASE + 0x30 || point > TAG_BASE + 0x7a) return 0;
  }
  return 0;
}

/** Length of a colour or cursor command of a terminal. */
function terminalSequence(original: string, from: number): number {
  if (original.charCodeAt(from) !== 0x5b) return 0;
  for (let index = from + 1; index < from + 16; index++) {
    const code = original.charCodeAt(index);
    if (code >= 0x40 && code <= 0x7e) return index + 1 - from;
    if (!(code >= 0x20 && code < 0x40)) return 0;
  }
  return 0;
}
