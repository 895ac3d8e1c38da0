import type { PromptContentInput } from "../../../lib/prompts/content.schema.ts";
import type { AssertionInput } from "../../../lib/prompts/tests/assertion.schema.ts";

/** Whatever of a prompt could mean something else in promptfoo's template language. */
export const CONTENT: PromptContentInput = {
  template: 'Case {{id}}: {\\{{plain}} {% raw %} {# note #} "{{text}}" {{{id}}} in {{count}} words, {{tones}}, {{sure}}.',
  instructions: "Answer {{id}}\nshortly.",
  parameters: [
    { name: "id", label: "Id", type: "text" },
    { name: "text", label: "Text", type: "long-text", isRequired: false },
    { name: "count", label: "Count", type: "number", default: 3 },
    { name: "tones", label: "Tones", type: "multi-select", options: ["dry", "warm"], default: ["dry", "warm"] },
    { name: "sure", label: "Sure", type: "boolean", default: true },
  ],
};

export type Case = { answer: string; expected?: string; assertions: AssertionInput[] };

const schema = { type: "object", required: ["a"], properties: { a: { type: "number" } } };
const texts = [
  "Paris",
  "paris is nice",
  "It is Paris.",
  "",
  "{{id}}",
  "a.b",
  "file://x",
  '{"a":1}',
  "5",
  " Paris",
  "naïve 🙂",
  "one two  three",
];

/** Every deterministic kind against every answer, those that pass and those that fail. */
export const CASES: readonly Case[] = texts.map((answer) => ({
  answer,
  expected: "Paris",
  assertions: [
    { type: "equals", value: "{{expected}}" },
    { type: "not-equals", value: "5" },
    { type: "contains", value: "Paris" },
    { type: "icontains", value: "PARIS" },
    { type: "not-contains", value: "nice" },
    { type: "contains-all", values: ["a", "i"] },
    { type: "contains-any", values: ["nice", "{{", "🙂"] },
    { type: "starts-with", value: "file://" },
    { type: "ends-with", value: "a.b" },
    { type: "regex", pattern: "^P\\w+s$" },
    { type: "not-regex", pattern: "[0-9]{1,2}" },
    { type: "is-json" },
    { type: "json-schema", schema },
    { type: "length", unit: "characters", min: 1, max: 7 },
    { type: "length", unit: "words", max: 2 },
    { type: "levenshtein", value: "Paris", maxDistance: 2 },
    { type: "equals", value: "{{id}}" },
    { type: "equals", value: "file://x" },
  ],
}));
