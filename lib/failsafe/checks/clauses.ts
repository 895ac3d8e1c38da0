import type { Text } from "./read-answer.ts";
import { quantitiesOf } from "./text/numbers.ts";
import { stemsOf, type Word } from "./text/words.ts";

/** A part of a sentence that makes one statement, with what it speaks of. */
export type Clause = {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly stems: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  /** With the word after each. */
  readonly numbers: ReadonlyMap<number, string>;
  readonly sentence: number;
};

const BORDER = /,(?!\d)|;|:(?!\d)| and | und | but | while | except | y | et /gu;

export function clausesOf({ sentences }: Text): Clause[] {
  return sentences.flatMap(({ text, start, words }, sentence) => {
    const cuts = [0, ...[...text.matchAll(BORDER)].map(({ 0: border, index }) => index + border.length), text.length];
    let word = 0;
    return cuts.slice(0, -1).map((from, index) => {
      const to = cuts[index + 1] ?? text.length;
      const own: Word[] = [];
      for (; words[word] && (words[word]?.start ?? 0) < start + to; word++)
        own.push(words[word] ?? { text: "", stem: "", isContent: false, start: 0, end: 0 });
      const part = text.slice(from, to);
      const names = new Set(own.filter((each, place) => isName(each, place, from === 0)).map((each) => each.stem));
      const numbers = new Map(quantitiesOf(part).map(({ value, unit }) => [value, isUnit(unit) ? unit : ""] as const));
      return { start: start + from, end: start + to, text: part, stems: stemsOf(own), names, numbers, sentence };
    });
  });
}

/** Written large where a sentence does not ask for it. */
function isName({ text, isContent }: Word, place: number, isFirst: boolean): boolean {
  return isContent && /^\p{Lu}[\p{L}]/u.test(text) && !(isFirst && place === 0);
}

const isUnit = (word: string): boolean =>
  word === "%" ||
  /^(?:euros?|dollars?|pounds?|hours?|minutes?|days?|weeks?|months?|years?|rooms?|kg|cm|km|m|watts?|degrees?|people|members?|students?|bugs|seats)$/u.test(
    word,
  );
