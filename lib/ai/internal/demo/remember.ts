// The demo engine's memory work: fixed patterns over what a person wrote, in English. It keeps sentences about oneself in the person's own
// words and understands nothing.

import { z } from "zod";
import { pickKeySentences, splitSentences } from "./sentences.ts";

type Subject = "name" | "home" | "work" | "preference" | "other";
type Fact = { text: string; subject: Subject; replaces: number[] };

const factsShape = z.object({ properties: z.object({ facts: z.object({ type: z.literal("array") }) }) });
const summaryShape = z.object({ properties: z.object({ summary: z.unknown() }) });

const FACTS_MAX = 5;
const SUMMARY_CHARS = 200;

/** JSON for a schema that asks for facts about a person or for a summary; null for any other. */
export function answerMemory(schema: unknown, asked: string): string | null {
  if (factsShape.safeParse(schema).success) return JSON.stringify({ facts: findFacts(between(asked)) });
  if (summaryShape.safeParse(schema).success) return JSON.stringify({ summary: summarise(between(asked)) });
  return null;
}

/** The text stands between two equal lines, the first of which is the first of all. */
function between(asked: string): string {
  const [mark = "", ...lines] = asked.split("\n");
  const end = lines.indexOf(mark);
  return end < 0 ? asked : lines.slice(0, end).join("\n");
}

type Pattern = readonly [pattern: RegExp, subject: Subject, write: (found: string) => string];

/** What a person says of themselves; a sentence may hold several. Names begin with a capital, so these patterns name both cases. */
const PATTERNS: readonly Pattern[] = [
  [
    /\b(?:[Mm]y name is|I am called|[Cc]all me) (\p{L}[\p{L}'’-]{0,60}(?: \p{Lu}[\p{L}'’-]{1,60})?)/u,
    "name",
    (name) => `My name is ${name}.`,
  ],
  [/\b[Ii](?: have|['’]ve)?(?: just| now| recently)? moved to ([^.!?;,\n]{2,80})/u, "home", (place) => `I live in ${place}.`],
  [/\b[Ii](?: now)? live in ([^.!?;,\n]{2,80})/u, "home", (place) => `I live in ${place}.`],
  [/\b[Ii](?: now)? work ((?:as|at|for|in) [^.!?;,\n]{2,80})/u, "work", (what) => `I work ${what}.`],
  [/\b[Ii](?: would|['’]d)? prefer ([^.!?;\n]{2,120})/u, "preference", (what) => `I prefer ${what}.`],
];
const ASKED = /^(?:please )?(?:remember|note|keep in mind)(?: that)?[:,]? (.{2,300})$/iu;
const OWNED = /^my [\p{L} ]{2,40} (?:is|are) [^?]{2,120}$/iu;

function findFacts(text: string): Fact[] {
  const sentences = splitSentences(text).filter((sentence) => !sentence.endsWith("?"));
  return sentences.flatMap(factsOf).slice(0, FACTS_MAX);
}

function factsOf(sentence: string): Fact[] {
  const asked = ASKED.exec(sentence)?.[1];
  const said = asked ?? sentence;
  const facts = PATTERNS.flatMap(([pattern, subject, write]): Fact[] => {
    const found = pattern.exec(said)?.[1]?.split(/ (?:and|but) (?=i\b|my\b)/i)[0];
    return found ? [{ text: write(found.trim()), subject, replaces: [] }] : [];
  });
  if (facts.length > 0) return facts;
  const isOther = asked !== undefined || OWNED.test(said.replace(/[.!]$/, ""));
  return isOther ? [{ text: closed(said), subject: "other", replaces: [] }] : [];
}

function closed(sentence: string): string {
  const whole = `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
  return /[.!]$/.test(whole) ? whole : `${whole}.`;
}

/** The sentence with the commonest words, as a quotation: it is no summary, and says so. */
function summarise(text: string): string | null {
  const [key] = pickKeySentences(text, 1);
  if (!key) return null;
  const shown = key.length > SUMMARY_CHARS ? `${key.slice(0, SUMMARY_CHARS).toWellFormed()}…` : key;
  return `We talked about: “${shown}”`;
}
