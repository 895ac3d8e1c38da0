// Our assertions in promptfoo's words, and theirs in ours. What is held against a row is filled in before, so their side gets plain texts.

import type { Assertion } from "../../tests/assertion.schema.ts";
import { type Fillings, fillText } from "../../tests/fill-text.ts";
import { toNunjucksText } from "./nunjucks.ts";

export type FooAssertion = { type: string; value?: unknown; threshold?: number | undefined };

const MICROS = 1_000_000;

/** null: promptfoo has nothing like it. */
export function toPromptfoo(assertion: Assertion, row: Fillings): FooAssertion | null {
  const { type } = assertion;
  const value = (text: string) => plain(fillText(text, row));
  switch (type) {
    case "contains-all":
    case "contains-any":
      return { type, value: assertion.values.map(value) };
    case "ends-with":
      return { type: "regex", value: plain(`${quotePattern(fillText(assertion.value, row))}$`) };
    case "regex":
    case "not-regex":
      return { type, value: plain(assertion.pattern) };
    case "is-json":
      return { type };
    case "json-schema":
      return { type: "is-json", value: assertion.schema };
    case "length":
      return { type: "javascript", value: lengthScript(assertion) };
    case "similarity":
      return { type: "similar", value: value(assertion.value), threshold: assertion.threshold };
    case "levenshtein":
      return { type, value: value(assertion.value), threshold: assertion.maxDistance };
    case "latency":
      return { type, threshold: assertion.maxMs };
    case "cost":
      return { type, threshold: assertion.maxMicros / MICROS };
    case "model-graded":
      return { type: "llm-rubric", value: plain(assertion.rubric), threshold: assertion.threshold };
    case "safety":
      return null;
    default:
      return { type, value: value(assertion.value) };
  }
}

/** Not read as their template, and not as the name of a file or a package either. */
function plain(text: string): string {
  const escaped = toNunjucksText(text);
  return /^(?:file|package):/.test(escaped) ? `{{ "${escaped.slice(0, 4)}" }}${escaped.slice(4)}` : escaped;
}

/** JavaScript and RE2 read an escaped sign alike. */
function quotePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function lengthScript({ unit, min, max }: Extract<Assertion, { type: "length" }>): string {
  const length = unit === "words" ? "output.split(/\\s+/).filter((word) => word !== '').length" : "[...output].length";
  const bounds = [...(min === undefined ? [] : [`${length} >= ${min}`]), ...(max === undefined ? [] : [`${length} <= ${max}`])];
  return bounds.join(" && ");
}

const TEXTS = new Set(["equals", "not-equals", "contains", "icontains", "not-contains", "starts-with"]);

/** As an input for our schema to check; null where there is nothing like it here. */
export function fromPromptfoo({ type, value, threshold }: FooAssertion): Record<string, unknown> | null {
  const text = typeof value === "string" || typeof value === "number" ? String(value) : null;
  const bound = (name: string) => (threshold === undefined ? {} : { [name]: threshold });
  if (TEXTS.has(type)) return text === null ? null : { type, value: text };
  switch (type) {
    case "contains-all":
    case "contains-any":
      return { type, values: Array.isArray(value) ? value.map(String) : (text ?? "").split(",").map((each) => each.trim()) };
    case "regex":
    case "not-regex":
      return text === null ? null : { type, pattern: text };
    case "is-json":
      return value === undefined || value === null ? { type } : { type: "json-schema", schema: value };
    case "similar":
      return text === null ? null : { type: "similarity", value: text, ...bound("threshold") };
    case "levenshtein":
      return text === null ? null : { type, value: text, ...bound("maxDistance") };
    case "latency":
      return { type, ...bound("maxMs") };
    case "cost":
      return threshold === undefined ? null : { type, maxMicros: Math.round(threshold * MICROS) };
    case "llm-rubric":
      return text === null ? null : { type: "model-graded", rubric: text, ...bound("threshold") };
    default:
      return null;
  }
}
