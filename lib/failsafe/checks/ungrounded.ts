// Does the answer claim what its context does not say? Figures, names, quotations, what is said of whom, yes for no, and whole sentences
// none of whose words the context knows.

import { type Clause, clausesOf } from "./clauses.ts";
import type { Finding } from "./finding.ts";
import { createMismatches } from "./mismatches.ts";
import { unsupportedNumbers } from "./number-claims.ts";
import type { AnswerReading, Check, Text } from "./read-answer.ts";
import { makesUp, reports, saysUnknown } from "./speech-acts.ts";
import { isEnglish, type Support, supportOf } from "./support.ts";
import { lastBefore } from "./text/last-before.ts";
import { anyOf } from "./text/pattern-list.ts";
import type { Sentence } from "./text/sentences.ts";
import type { Word } from "./text/words.ts";

const CHECK = "embedded.grounding";

export const checkGrounding: Check = (reading) => {
  const { prompt, context, response, isRefusal } = reading;
  if (!context || makesUp(prompt.text) || isRefusal || OTHER_TASK.test(prompt.text)) return [];
  const support = supportOf(reading);
  const findings = unsupportedNumbers(reading).map((place) => toFinding("number", place));
  findings.push(...newQuotations(reading).map((place) => toFinding("quotation", place)));
  if (!isEnglish(response)) return skipTold(findings, response);
  findings.push(...newNames(response, support).map((place) => toFinding("name", place)));
  const findMismatch = createMismatches(clausesOf(context), context);
  const answered = Map.groupBy(clausesOf(response), (clause) => response.sentences[clause.sentence]);
  for (const sentence of response.sentences) {
    if (isIdle(sentence)) continue;
    const place = { start: sentence.start, end: sentence.end };
    const own = answered.get(sentence) ?? [];
    const mismatch = findMismatch(sentence, own);
    if (mismatch) findings.push(toFinding(mismatch, place));
    else if (own.some((clause) => addsClause(clause, sentence.words, support))) findings.push(toFinding("statement", place));
    else if (addsCause(sentence, support) || addsItems(sentence, support) || isNew(sentence, support))
      findings.push(toFinding("statement", place));
  }
  return skipTold(findings, response);
};

/** Tasks whose answer is not a statement about the context: rate, reply, review code. */
const OTHER_TASK = anyOf([
  "rate|score|draft|reply|respond to|brainstorm|suggest|what would you|your opinion|poem|summary of your|translate|rewrite|rephrase|compose|improve|classify",
]);

const TEXTS = {
  number: ["A figure stands neither in the context nor in the question, nor follows from them.", 0.7],
  quotation: ["A quotation is not in the context.", 0.8],
  name: ["A name is not in the context.", 0.6],
  swapped: ["The context says this of something else.", 0.6],
  reversed: ["The context says the opposite.", 0.7],
  statement: ["The context does not say this.", 0.5],
} as const satisfies Record<string, readonly [string, number]>;

type Kind = keyof typeof TEXTS;

/** Nothing is claimed by a sentence that says what is not known or that tells about an order. */
function skipTold(findings: readonly Finding[], { sentences }: Text): Finding[] {
  const told = sentences.filter(({ text }) => saysUnknown(text) || reports(text));
  return findings.filter(({ start, end }) => end > (lastBefore(told, start)?.end ?? 0));
}

const POLITE = anyOf([
  "let me know|feel free|you['’]re welcome|hope this helps|anything else|would you like|do you|which group|could you please|ask your|happy to",
]);
const isIdle = ({ text }: Sentence): boolean => /\?$/u.test(text) || POLITE.test(text);

const QUOTATIONS_MAX = 100;

function newQuotations({ prompt, context, response }: AnswerReading): { start: number; end: number }[] {
  const plain = (text: string): string =>
    ` ${text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]{1,200}/gu, " ")
      .trim()} `;
  const known = plain(`${context?.text ?? ""} ${prompt.text}`);
  return response.quotations.slice(0, QUOTATIONS_MAX).filter(({ start, end }) => {
    const quoted = response.text.slice(start, end);
    return quoted.split(/\s+/u).length >= 3 && !known.includes(plain(quoted));
  });
}

const COMMON_LARGE: ReadonlySet<string> = new Set(
  "I English German French Spanish Dear Sir Madam Hello Hi Thank Thanks Yes No Note AI Internet URL PDF OK USA EU UK Celsius Fahrenheit Sorry".split(
    " ",
  ),
);

function newNames({ sentences }: Text, support: Support): { start: number; end: number }[] {
  return sentences.flatMap(({ text, words, start }) => {
    if (/^[-*•]/u.test(text)) return [];
    return words.filter((word, index) => {
      if (!/^\p{Lu}[\p{L}]{1,}/u.test(word.text) || COMMON_LARGE.has(word.text)) return false;
      const before = text.slice(0, word.start - start).trimEnd();
      const isFirst = index === 0 || /[.:!?"“(]$/u.test(before) || /^\d{1,2}$/u.test(before.slice(0, -1));
      const next = words[index + 1];
      if (isFirst && !(next && /^\p{Lu}\p{Ll}/u.test(next.text) && next.start === word.end + 1)) return false;
      return word.isContent && !support.knows(word) && !support.isInitials(word.text);
    });
  });
}

const CAUSE = /(?<![\p{L}])(?:because of|because|due to|thanks to|caused by|since)(?![\p{L}])/iu;
const NEW_LEAST = 2;

function addsCause({ text, words, start }: Sentence, support: Support): boolean {
  const cause = CAUSE.exec(text);
  if (!cause) return false;
  const after = words.filter((word) => word.isContent && word.start > start + cause.index + cause[0].length);
  return after.length >= NEW_LEAST && after.every((word) => !support.knows(word));
}

/** A list some of whose items the context knows and others not at all. */
function addsItems({ text, words, start }: Sentence, support: Support): boolean {
  const parts = text.split(/, | and /u);
  if (parts.length < 3) return false;
  let at = 0;
  const items = parts.map((part) => {
    const from = start + text.indexOf(part, at);
    at = from - start + part.length;
    return words.filter((word) => word.isContent && word.start >= from && word.end <= from + part.length);
  });
  const filled = items.filter((item) => item.length > 0);
  const unknown = filled.filter((item) => item.every((word) => !support.knows(word)));
  const isKnown = filled.some((item) => item.some((word) => support.knows(word)));
  return isKnown && unknown.length >= 1 && unknown.flat().length >= NEW_LEAST;
}

const KNOWN_SHARE_LEAST = 0.2;
const MATTER_LEAST = 4;
/** Figures and measures are judged as such. */
const NEUTRAL = /^(?:\d.{0,20}|half|hours?|minutes?|days?|weeks?|months?|years?|times?|age|together|total|average|about|number|percent)$/iu;

/** A whole statement beside a known one. */
function addsClause({ stems, text }: Clause, words: readonly Word[], support: Support): boolean {
  const own = words.filter((word) => word.isContent && stems.has(word.stem) && text.includes(word.text) && !NEUTRAL.test(word.text));
  return own.length >= MATTER_LEAST && own.every((word) => !support.knows(word));
}

function isNew({ words }: Sentence, support: Support): boolean {
  const content = words.filter((word) => word.isContent && !NEUTRAL.test(word.text));
  if (content.length < MATTER_LEAST) return false;
  const known = content.filter((word) => support.knows(word)).length;
  return known < content.length * KNOWN_SHARE_LEAST;
}

function toFinding(kind: Kind, { start, end }: { start: number; end: number }): Finding {
  const [reason, weight] = TEXTS[kind];
  return { category: "ungrounded", check: CHECK, code: `ungrounded.${kind}`, reason, where: "response", start, end, weight };
}
