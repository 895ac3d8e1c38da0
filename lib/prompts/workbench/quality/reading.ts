// A prompt as the checks read it: its texts, their sentences and words with their places, and where each value stands.

import type { Parameter, PromptContent } from "../../content.schema.ts";
import { parseTemplate } from "../../template/parse-template.ts";
import type { QualityIssue } from "../quality.schema.ts";

export type Place = Pick<QualityIssue, "where" | "start" | "end">;
export type Sentence = Place & { text: string; words: readonly string[] };
/** `isMarked`: something before and behind it tells it from the text around it. */
export type Slot = Place & { name: string; isMarked: boolean };
export type Reading = {
  content: PromptContent;
  texts: readonly { where: "template" | "instructions"; text: string }[];
  /** Both texts, in small letters, values left out. */
  whole: string;
  words: readonly string[];
  sentences: readonly Sentence[];
  slots: readonly Slot[];
  parameters: ReadonlyMap<string, Parameter>;
};

/** How much is taken off the criterion, and everything a person needs to mend it. */
export type Fault = QualityIssue & { points: number };

const SLOT = /\{\{[^{}\n]{1,100}\}\}/g;
const SENTENCE = /[^.!?\n]+[.!?]*/g;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;
const OPENS = /(?:<[\w -]{1,40}>|```\w{0,20}|"""|'''|-{3,40}|={3,40}|["“«'`])\s{0,20}$/;
const CLOSES = /^\s*(?:<\/[\w -]{1,40}>|```|"""|'''|-{3,}|={3,}|["”»'`])/;
const NEAR = 60;

export function readPrompt(content: PromptContent): Reading {
  const texts = [
    { where: "instructions" as const, text: content.instructions },
    { where: "template" as const, text: content.template },
  ];
  const whole = texts
    .map(({ text }) => text.replace(SLOT, " "))
    .join("\n")
    .toLowerCase();
  return {
    content,
    texts,
    whole,
    words: whole.match(WORD) ?? [],
    sentences: texts.flatMap(({ where, text }) => sentencesOf(text, where)),
    slots: texts.flatMap(({ where, text }) => slotsOf(text, where)),
    parameters: new Map(content.parameters.map((parameter) => [parameter.name, parameter])),
  };
}

function sentencesOf(text: string, where: Place["where"]): Sentence[] {
  return [...text.matchAll(SENTENCE)].flatMap((match) => {
    const said = match[0].trim();
    const words = said.replace(SLOT, " ").toLowerCase().match(WORD) ?? [];
    if (words.length === 0) return [];
    const start = match.index + match[0].indexOf(said);
    return [{ where, start, end: start + said.length, text: said, words }];
  });
}

function slotsOf(text: string, where: Place["where"]): Slot[] {
  return parseTemplate(text).parts.flatMap((part) => {
    if (part.type !== "variable") return [];
    const { name, start, end } = part;
    const isMarked = OPENS.test(text.slice(Math.max(0, start - NEAR), start)) && CLOSES.test(text.slice(end, end + NEAR));
    return [{ where, start, end, name, isMarked }];
  });
}

/** Every place a pattern is found at. */
export function placesOf({ texts }: Reading, pattern: RegExp): (Place & { text: string })[] {
  return texts.flatMap(({ where, text }) =>
    [...text.matchAll(pattern)].map((match) => ({ where, start: match.index, end: match.index + match[0].length, text: match[0] })),
  );
}

export const WHOLE: Place = { where: "template", start: 0, end: 0 };

/** Text that somebody types or uploads: it may say anything. */
export function isFreeText(parameter: Parameter | undefined): boolean {
  return parameter?.type === "text" || isLongText(parameter);
}

export function isLongText(parameter: Parameter | undefined): boolean {
  return parameter?.type === "long-text" || parameter?.type === "file";
}
