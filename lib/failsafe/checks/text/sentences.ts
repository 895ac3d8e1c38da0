import { type Word, wordsOf } from "./words.ts";

export type Sentence = { readonly text: string; readonly start: number; readonly end: number; readonly words: readonly Word[] };

/** A text without full stops is cut so that no later step sees a very long sentence. */
const SENTENCE_MAX_CHARS = 600;
const ABBREVIATIONS: ReadonlySet<string> = new Set("dr mr ms mrs st nr prof vs etc e.g i.e bzw ca approx jr sr".split(" "));

/** In order and without gaps but for white space. */
export function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = [];
  let from = 0;
  const close = (end: number): void => {
    const piece = text.slice(from, end);
    const start = from + piece.length - piece.trimStart().length;
    const trimmed = piece.trim();
    if (trimmed !== "") found.push({ text: trimmed, start, end: start + trimmed.length, words: wordsOf(trimmed, start) });
    from = end;
  };
  for (let index = 0; index < text.length; index++) {
    if (text[index] === "\n" || index - from >= SENTENCE_MAX_CHARS) close(index + 1);
    else if (isEnd(text, index, from)) close(afterQuotes(text, index + 1));
  }
  close(text.length);
  return found;
}

function isEnd(text: string, index: number, from: number): boolean {
  const character = text[index] ?? "";
  if ("。！？".includes(character)) return true;
  if (!".!?".includes(character)) return false;
  const next = text[afterQuotes(text, index + 1)] ?? " ";
  if (!/\s/.test(next)) return false;
  return character !== "." || !isAbbreviation(text.slice(Math.max(from, index - 8), index));
}

/** "Dr.", an initial, or the number of a list or a date: "1. Ferro", "3. Mai". */
function isAbbreviation(before: string): boolean {
  if (/\d$/u.test(before)) return /(?:^|[:,;(\n]) {0,2}\d{1,2}$/u.test(before);
  const word = /(?:^|[\s("'“«])([\p{L}\p{N}.]{1,8})$/u.exec(before)?.[1] ?? "";
  return /^\p{Lu}$/u.test(word) || ABBREVIATIONS.has(word.toLowerCase());
}

function afterQuotes(text: string, from: number): number {
  let index = from;
  while (index < from + 3 && /["'”’»)\]]/.test(text[index] ?? "")) index++;
  return index;
}
