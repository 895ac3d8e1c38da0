// Texts whose letters were moved: shifted alphabets (rot13 and every other shift), the mirrored alphabet, reversed text or
// words, letters set apart. The first three are tried when words of attacks show in their disguised spelling.

import { createWordAutomaton, type WordAutomaton } from "../matching/word-automaton.ts";
import { createTextBuilder, type MappedText, putCode, putPoint, type TextBuilder, toMappedText } from "./mapped-text.ts";

export type Deciphered = MappedText & { disguise: string };

const TELLING_WORDS = ["ignore", "instruct", "previous", "prompt", "system", "password", "disregard", "override", "reveal", "secret"];
/** One such word may be chance. */
const MIN_TELLING_WORDS = 2;
const LETTERS = 26;
const MIRRORED = LETTERS;
const REVERSED = LETTERS + 1;

type Hints = { automaton: WordAutomaton; ciphers: readonly number[] };
let hints: Hints | null = null;

/** Every reading in which at least two telling words appear. For a text in any case. */
export function decipher(text: string): Deciphered[] {
  return tellingCiphers(text).flatMap((cipher) => {
    if (cipher < LETTERS)
      return [{ text: moveLetters(text, cipher), origins: null, disguise: cipher === 13 ? "rot13" : "shifted alphabet" }];
    if (cipher === MIRRORED) return [{ text: moveLetters(text, MIRRORED), origins: null, disguise: "mirrored alphabet" }];
    return [
      { ...reverseAll(text), disguise: "reversed" },
      { ...reverseWords(text), disguise: "reversed" },
    ];
  });
}

function tellingCiphers(text: string): number[] {
  hints ??= createHints();
  const { automaton, ciphers } = hints;
  const counts = new Uint16Array(REVERSED + 1);
  automaton.scan(text.toLowerCase(), (word) => countUp(counts, ciphers[word] ?? 0));
  return Array.from(counts.keys()).filter((cipher) => (counts[cipher] ?? 0) >= MIN_TELLING_WORDS);
}

function countUp(counts: Uint16Array, cipher: number): void {
  counts[cipher] = Math.min(MIN_TELLING_WORDS, (counts[cipher] ?? 0) + 1);
}

function createHints(): Hints {
  const entries = TELLING_WORDS.flatMap((word) => [
    ...Array.from({ length: LETTERS }, (_, shift) => ({ keyword: moveLetters(word, LETTERS - shift), cipher: shift })).slice(1),
    { keyword: moveLetters(word, MIRRORED), cipher: MIRRORED },
    { keyword: Array.from(word).toReversed().join(""), cipher: REVERSED },
  ]);
  const automaton = createWordAutomaton(entries.map(({ keyword }) => keyword));
  return { automaton, ciphers: entries.map(({ cipher }) => cipher) };
}

/** Forward by `shift`; `MIRRORED` swaps the ends of the alphabet. */
function moveLetters(text: string, shift: number): string {
  const builder = createTextBuilder(text.length);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const base = code >= 0x61 ? 0x61 : 0x41;
    const letter = code - base;
    if (letter < 0 || letter >= LETTERS) putCode(builder, code, index);
    else putCode(builder, base + (shift === MIRRORED ? LETTERS - 1 - letter : (letter + shift) % LETTERS), index);
  }
  return toMappedText(builder).text;
}

function reverseAll(text: string): MappedText {
  const builder = createTextBuilder(text.length);
  putReversed(builder, text, 0, text.length);
  return toMappedText(builder);
}

function reverseWords(text: string): MappedText {
  const builder = createTextBuilder(text.length);
  for (let start = 0; start < text.length; ) {
    let end = start;
    while (end < text.length && text.charCodeAt(end) > 0x20) end++;
    putReversed(builder, text, start, end);
    if (end < text.length) putCode(builder, text.charCodeAt(end), end);
    start = end + 1;
  }
  return toMappedText(builder);
}

function putReversed(builder: TextBuilder, text: string, start: number, end: number): void {
  for (let index = end - 1; index >= start; index--) {
    const code = text.charCodeAt(index);
    const isPair = (code & 0xfc00) === 0xdc00 && index > start && (text.charCodeAt(index - 1) & 0xfc00) === 0xd800;
    if (isPair) index--;
    putPoint(builder, isPair ? (text.codePointAt(index) ?? 0) : code, index);
  }
}
