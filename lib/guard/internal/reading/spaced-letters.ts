// "i g n o r e   a l l" and "i.g.n.o.r.e": single letters set apart are joined, wider gaps part the words.

import { createTextBuilder, type MappedText, putCode, type TextBuilder, toMappedText } from "./mapped-text.ts";

/** Fewer single letters in a row are initials, list marks or formulas. */
const MIN_LETTERS = 6;
const MAX_LETTERS = 4096;
const MAX_GAP = 4;

type Letter = { start: number; end: number };

/** Null when there is no such run. */
export function joinSpacedLetters(text: string): MappedText | null {
  if (!hasRun(text)) return null;
  const builder = createTextBuilder(text.length);
  let copied = 0;
  let joined = 0;
  for (let index = 0; index < text.length; ) {
    const letters = readRun(text, index);
    const end = letters.at(-1)?.end ?? letterEnd(text, index);
    if (letters.length >= MIN_LETTERS) {
      copy(builder, text, copied, index);
      join(builder, text, letters);
      copied = end;
      joined++;
    }
    index = Math.max(end, index + 1);
  }
  if (joined === 0) return null;
  copy(builder, text, copied, text.length);
  return toMappedText(builder);
}

/** A quick look: as many letters in a row as make a run, none of which touches another. */
function hasRun(text: string): boolean {
  let singles = 0;
  let lettersBefore = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const lower = code | 0x20;
    if ((lower >= 0x61 && lower <= 0x7a) || code >= 0xc0) {
      lettersBefore++;
      if (lettersBefore > 1) singles = 0;
    } else if (lettersBefore > 0) {
      if (lettersBefore === 1 && ++singles >= MIN_LETTERS - 1) return true;
      lettersBefore = 0;
    }
  }
  return false;
}

/** Single letters from here on, each a short gap behind the last. */
function readRun(text: string, from: number): Letter[] {
  const letters: Letter[] = [];
  let index = from;
  while (isLetter(text, index) && letters.length < MAX_LETTERS) {
    const end = index + 1;
    if (isLetter(text, end)) break;
    letters.push({ start: index, end });
    index = end;
    while (index < end + MAX_GAP && index < text.length && !isLetter(text, index) && !isDigit(text.charCodeAt(index))) index++;
    if (index === end + MAX_GAP && !isLetter(text, index)) break;
  }
  return letters;
}

/** The narrowest gap of a run parts letters; every wider one parts words, and so does white space among other separators. */
function join(builder: TextBuilder, text: string, letters: readonly Letter[]): void {
  const gaps = letters.map((letter, at) => text.slice(letters[at - 1]?.end ?? letter.start, letter.start));
  const narrowest = Math.min(...gaps.slice(1).map((gap) => gap.length));
  const isDotted = gaps.filter((gap) => gap !== "" && !/\s/.test(gap)).length * 2 > gaps.length;
  letters.forEach((letter, at) => {
    const gap = gaps[at] ?? "";
    if (gap.length > narrowest || (isDotted && /\s/.test(gap))) putCode(builder, 0x20, letter.start - 1);
    putCode(builder, text.charCodeAt(letter.start), letter.start);
  });
}

function copy(builder: TextBuilder, text: string, start: number, end: number): void {
  for (let index = start; index < end; index++) putCode(builder, text.charCodeAt(index), index);
}

/** Behind the word that starts here, or here. */
function letterEnd(text: string, index: number): number {
  let end = index;
  while (isLetter(text, end)) end++;
  return end;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** ASCII letters and everything from Latin-1 letters up that is no punctuation; NaN behind the end is none. */
function isLetter(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0xc0 && !(code >= 0x2000 && code <= 0x2bff) && !(code >= 0x3000 && code <= 0x303f));
}
