// How a text falls into words for searching. Case, accents and width do not count. Scripts that are written without spaces between words
// (and Korean, whose particles cling to them) give runs, which are searched by their characters instead.

import { stemmer } from "stemmer";

/** `text` is folded; `start` and `end` are places in the text as it was written. */
export type Word = { text: string; isRun: boolean; start: number; end: number };

const SEGMENT = /[\p{L}\p{N}\p{M}]+/gu;
const RUN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー\uff70\uff9e\uff9f]+/gu;
/** Accents, Hebrew points and Arabic vowel signs. Marks of other scripts are letters of theirs. */
const ACCENTS = /[\u0300-\u036f\u0591-\u05bd\u064b-\u0652]/g;
const SINGLE_FOLDS: Readonly<Record<string, string>> = { ς: "σ", ı: "i", ø: "o", ł: "l", đ: "d", æ: "ae", œ: "oe", ð: "d", þ: "th" };
const SINGLE = /[ςıøłđæœðþ]/g;
const ENGLISH = /^[a-z]{3,40}$/;

export function* wordsOf(text: string): Generator<Word> {
  for (const { 0: segment, index } of text.matchAll(SEGMENT)) {
    let from = 0;
    for (const { 0: run, index: at } of segment.matchAll(RUN)) {
      if (at > from) yield* foldedWords(segment.slice(from, at), index + from, false);
      yield* foldedWords(run, index + at, true);
      from = at + run.length;
    }
    if (from < segment.length) yield* foldedWords(segment.slice(from), index + from, false);
  }
}

/** A compatibility character may stand for several words, such as ㈱ for (株): all of them are where it stands. */
function* foldedWords(piece: string, start: number, isRun: boolean): Generator<Word> {
  for (const [text] of fold(piece).matchAll(SEGMENT)) yield { text, isRun, start, end: start + piece.length };
}

/** Upper case first: it is what makes ß and ﬁ two letters. */
function fold(piece: string): string {
  if (isPlain(piece)) return piece.toLowerCase();
  const bare = piece.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFD").replace(ACCENTS, "").normalize("NFC");
  return bare.replace(SINGLE, (letter) => SINGLE_FOLDS[letter] ?? letter);
}

function isPlain(piece: string): boolean {
  for (let index = 0; index < piece.length; index += 1) if (piece.charCodeAt(index) > 0x7f) return false;
  return true;
}

/** From so many letters on a word finds those that begin with it, and its other forms; a shorter one finds itself. */
export const PREFIX_MIN_CHARS = 3;

export function isLong(word: string): boolean {
  return word.length >= PREFIX_MIN_CHARS && [...word.slice(0, 2 * PREFIX_MIN_CHARS)].length >= PREFIX_MIN_CHARS;
}

/** What the forms of an English word have in common; any other word is its own. */
export function stemOf(word: string): string {
  return ENGLISH.test(word) ? stemmer(word) : word;
}
