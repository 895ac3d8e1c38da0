import { promptContentSchema } from "../../content.schema.ts";
import { FILLER, findRepeats } from "./economy.ts";
import { readPrompt } from "./reading.ts";
import { paragraphsOf } from "./structure.ts";

const VALUE = /\{\{[^{}\n]{1,100}\}\}/g;
const SEQUENCE = /^(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|then|next|after that|afterwards|finally|lastly)[, ]+/i;
const STEPS_MIN = 3;

/** A sentence that was said before goes, unless it holds a value. */
export function dropRepeats(text: string): string {
  if (text === "") return text;
  const { sentences } = readPrompt(promptContentSchema.parse({ template: text }));
  let result = text;
  for (const { start, end } of findRepeats({ sentences }).toReversed()) {
    if (text.slice(start, end).search(VALUE) < 0) result = result.slice(0, start) + result.slice(end);
  }
  return tidy(result);
}

export function dropFiller(text: string): string {
  const kept = text.replace(FILLER, (said) => (/^in order to/i.test(said) ? "to" : ""));
  return tidy(kept);
}

/** Spaces left behind, and a sentence that now begins with a small letter. */
function tidy(text: string): string {
  return text
    .replace(/[^\S\n]{2,}/g, " ")
    .replace(/[^\S\n]([.,;:!?])/g, "$1")
    .replace(/[^\S\n]$/gm, "")
    .replace(/(^|[.!?]\s+|\n)[,;:.!?]+\s*/g, "$1")
    .replace(/(^|[.!?]\s+|\n)([a-z])(?=[a-z]* )/g, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/^\s+/, "");
}

/** Each sentence of a paragraph that tells steps becomes a line of a numbered list. */
export function numberSteps(text: string): string {
  let result = text;
  for (const { said, start, end } of paragraphsOf(text).toReversed()) {
    const steps = stepsOf(said);
    if (steps.length < STEPS_MIN || !steps.some((step) => SEQUENCE.test(step))) continue;
    const list = steps.map((step, index) => `${index + 1}. ${capital(step.replace(SEQUENCE, ""))}`).join("\n");
    result = `${result.slice(0, start)}${list}${result.slice(end)}`;
  }
  return result;
}

/** By sentence, and where one goes on with "then" or "and finally", there too. */
function stepsOf(paragraph: string): string[] {
  return paragraph
    .split(
      /(?<=[.!?])\s{1,9}|[,;]\s{1,9}(?:and\s{1,9})?(?=(?:then|next|after that|afterwards|finally|lastly)\b)|\s{1,9}and\s{1,9}(?=(?:then|finally)\b)/i,
    )
    .map((step) => step.trim().replace(/[,;]$/, ""))
    .filter((step) => step !== "")
    .map((step) => (/[.!?:]$/.test(step) ? step : `${step}.`));
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
