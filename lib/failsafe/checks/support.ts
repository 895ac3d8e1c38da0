import type { AnswerReading, Text } from "./read-answer.ts";
import { SYNONYMS } from "./text/synonyms.ts";
import type { Word } from "./text/words.ts";

/** What the context and the question let an answer say. */
export type Support = {
  knows(word: Word): boolean;
  inContext(word: Word): boolean;
  /** "WHO" where the context spells it out. */
  isInitials(text: string): boolean;
};

const PREFIX_CHARS = 5;

export function supportOf({ prompt, context }: AnswerReading): Support {
  const own = lookUp(context);
  const asked = lookUp(prompt);
  const initials = initialsOf(`${context?.text ?? ""}\n${prompt.text}`);
  return {
    knows: (word) => own(word) || asked(word),
    inContext: own,
    isInitials: (text) => initials.has(text),
  };
}

/** By stem, by a word of the same meaning, or by how a longer word begins. */
function lookUp(text: Text | null): (word: Word) => boolean {
  if (!text) return () => false;
  const { stems } = text;
  const prefixes = new Set([...stems].filter((stem) => stem.length >= PREFIX_CHARS).map((stem) => stem.slice(0, PREFIX_CHARS)));
  const meanings = new Set([...stems].flatMap((stem) => SYNONYMS.get(stem) ?? []));
  return ({ stem }) =>
    stems.has(stem) ||
    (DAY_OR_MONTH.test(stem) && stems.has(stem.slice(0, 3))) ||
    (stem.length >= PREFIX_CHARS && prefixes.has(stem.slice(0, PREFIX_CHARS))) ||
    (SYNONYMS.get(stem) ?? []).some((meaning) => meanings.has(meaning));
}

const DAY_OR_MONTH = /^(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\p{L}{0,6}$/u;

function initialsOf(text: string): Set<string> {
  const found = new Set<string>();
  for (const { 0: run } of text.matchAll(/\p{Lu}[\p{L}]{1,20}(?: (?:of |for |the |and )?\p{Lu}[\p{L}]{1,20}){1,6}/gu))
    found.add(
      run
        .split(" ")
        .filter((word) => /^\p{Lu}/u.test(word))
        .map((word) => word[0])
        .join(""),
    );
  return found;
}

const ENGLISH = new Set(
  "the a an is are was were it of to in and that this has have for with at by from on not no yes be i you he she they his her its".split(
    " ",
  ),
);
const ENGLISH_SHARE = 0.12;
const SHORT_WORDS = 4;

/** By its small words; of a text too short for any, what it is written in cannot matter. */
export function isEnglish({ sentences }: Text): boolean {
  const words = sentences.flatMap((sentence) => sentence.words);
  const small = words.filter(({ text }) => ENGLISH.has(text.toLowerCase())).length;
  return words.length <= SHORT_WORDS ? small > 0 : small >= words.length * ENGLISH_SHARE;
}
