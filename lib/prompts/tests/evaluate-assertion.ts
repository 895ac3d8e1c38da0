import { readAnswerSchema } from "./answer-schema.ts";
import type { Assertion, AssertionResult } from "./assertion.schema.ts";
import { type Fillings, fillText } from "./fill-text.ts";
import { distanceWithin } from "./levenshtein.ts";
import { readPattern } from "./text-pattern.ts";

/** What came of one question. */
export type AnswerFacts = { text: string; latencyMs: number; costMicros: number };

/** Those that somebody else has to be asked about: an encoder, a model, the fail-safe. */
export type JudgedAssertion = Extract<Assertion, { type: "similarity" | "model-graded" | "safety" }>;
export type PlainAssertion = Exclude<Assertion, JudgedAssertion>;

export function isJudged(assertion: Assertion): assertion is JudgedAssertion {
  return assertion.type === "similarity" || assertion.type === "model-graded" || assertion.type === "safety";
}

type Verdict = { passed: boolean; reason: string };

/** The same answer always gives the same result; nobody is asked. */
export async function evaluateAssertion(assertion: PlainAssertion, answer: AnswerFacts, row: Fillings): Promise<AssertionResult> {
  const { passed, reason } = await judge(assertion, answer, row);
  return { type: assertion.type, passed, score: passed ? 1 : 0, reason };
}

async function judge(assertion: PlainAssertion, answer: AnswerFacts, row: Fillings): Promise<Verdict> {
  switch (assertion.type) {
    case "contains-all":
    case "contains-any":
      return judgeTexts(
        assertion.type,
        answer.text,
        assertion.values.map((value) => fillText(value, row)),
      );
    case "regex":
    case "not-regex":
      return judgePattern(assertion, answer.text);
    case "is-json":
      return isJson(answer.text) ? yes("The answer is JSON.") : no("The answer is not JSON.");
    case "json-schema":
      return judgeSchema(assertion.schema, answer.text);
    case "length":
      return judgeLength(assertion, answer.text);
    case "levenshtein":
      return judgeDistance(fillText(assertion.value, row), answer.text, assertion.maxDistance);
    case "latency":
      return within(answer.latencyMs, assertion.maxMs, "ms");
    case "cost":
      return within(answer.costMicros, assertion.maxMicros, "millionths of a dollar");
    default:
      return judgeText(assertion.type, answer.text, fillText(assertion.value, row));
  }
}

const yes = (reason: string): Verdict => ({ passed: true, reason });
const no = (reason: string): Verdict => ({ passed: false, reason });
const QUOTED_MAX = 80;

function quote(text: string): string {
  return text.length > QUOTED_MAX ? `“${text.slice(0, QUOTED_MAX).toWellFormed()}…”` : `“${text}”`;
}

type TextType = Exclude<Extract<PlainAssertion, { value: string }>["type"], "levenshtein">;

function judgeText(type: TextType, text: string, value: string): Verdict {
  const wanted = quote(value);
  switch (type) {
    case "equals":
      return text === value ? yes(`The answer is ${wanted}.`) : no(`The answer is ${quote(text)}, not ${wanted}.`);
    case "not-equals":
      return text !== value ? yes(`The answer is not ${wanted}.`) : no(`The answer is ${wanted}.`);
    case "contains":
      return text.includes(value) ? yes(`The answer has ${wanted} in it.`) : no(`The answer does not have ${wanted} in it.`);
    case "icontains":
      return text.toLowerCase().includes(value.toLowerCase())
        ? yes(`The answer has ${wanted} in it.`)
        : no(`The answer does not have ${wanted} in it, in capitals or small letters.`);
    case "not-contains":
      return text.includes(value) ? no(`The answer has ${wanted} in it.`) : yes(`The answer does not have ${wanted} in it.`);
    case "starts-with":
      return text.startsWith(value)
        ? yes(`The answer starts with ${wanted}.`)
        : no(`The answer starts with ${quote(text.slice(0, value.length))}, not ${wanted}.`);
    case "ends-with":
      return text.endsWith(value)
        ? yes(`The answer ends with ${wanted}.`)
        : no(`The answer ends with ${quote(text.slice(-value.length))}, not ${wanted}.`);
  }
}

function judgeTexts(type: "contains-all" | "contains-any", text: string, values: readonly string[]): Verdict {
  const missing = values.filter((value) => !text.includes(value));
  const named = missing.slice(0, 5).map(quote).join(", ");
  if (type === "contains-all")
    return missing.length === 0 ? yes("The answer has all of them in it.") : no(`The answer does not have ${named} in it.`);
  return missing.length < values.length ? yes("The answer has one of them in it.") : no(`The answer has none of ${named} in it.`);
}

async function judgePattern({ type, pattern }: Extract<PlainAssertion, { pattern: string }>, text: string): Promise<Verdict> {
  const read = await readPattern(pattern);
  if (!read) return no("The pattern cannot be read.");
  const isFound = read.isIn(text);
  const reason = isFound ? `The pattern ${quote(pattern)} is found.` : `The pattern ${quote(pattern)} is not found.`;
  return { passed: isFound === (type === "regex"), reason };
}

function isJson(text: string): boolean {
  return parseJson(text) !== undefined;
}

/** undefined: it is none. */
function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

async function judgeSchema(schema: Readonly<Record<string, unknown>>, text: string): Promise<Verdict> {
  const value = parseJson(text);
  if (value === undefined) return no("The answer is not JSON.");
  const read = await readAnswerSchema(schema);
  if (read.type === "refused") return no(`The schema cannot be used: ${read.why}.`);
  const misfit = read.test(value);
  return misfit === null ? yes("The answer fits the schema.") : no(`The answer does not fit the schema. ${misfit}.`);
}

function judgeLength(
  { unit, min = 0, max = Number.POSITIVE_INFINITY }: Extract<PlainAssertion, { type: "length" }>,
  text: string,
): Verdict {
  const length = unit === "words" ? countWords(text) : [...text].length;
  if (length < min) return no(`The answer has ${length} ${unit}, fewer than ${min}.`);
  return length > max ? no(`The answer has ${length} ${unit}, more than ${max}.`) : yes(`The answer has ${length} ${unit}.`);
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== "").length;
}

function judgeDistance(value: string, text: string, most: number): Verdict {
  const distance = distanceWithin(text, value, most);
  return distance === null
    ? no(`The answer is more than ${most} characters away from ${quote(value)}.`)
    : yes(`The answer is ${distance} characters away from ${quote(value)}.`);
}

function within(value: number, most: number, unit: string): Verdict {
  return value <= most ? yes(`${value} ${unit}, at most ${most}.`) : no(`${value} ${unit}, more than ${most}.`);
}
