import { expect, test } from "vitest";
import type { Parameter } from "../../../../lib/prompts/content.schema.ts";
import { readEntries, toEntries } from "./parameter-entries.ts";

const parameter = (name: string, fields: Partial<Parameter>): Parameter => ({
  ...{ name, label: name, type: "text", description: "", isRequired: true },
  ...fields,
});

const PARAMETERS = [
  parameter("topic", {}),
  parameter("words", { type: "number", min: 10, max: 500, isInteger: true, default: 100 }),
  parameter("tone", { type: "select", options: ["plain", "warm"], isRequired: false }),
  parameter("parts", { type: "multi-select", options: ["intro", "list", "end"], isRequired: false }),
  parameter("short", { type: "boolean" }),
  parameter("day", { type: "date", earliest: "2026-01-01", isRequired: false }),
];

test("what a form shows for given values reads back as the same values", () => {
  const values = { topic: "Tea", words: 42, tone: "warm", parts: ["list", "end"], short: true, day: "2026-03-01" };
  expect(readEntries(PARAMETERS, toEntries(PARAMETERS, values))).toEqual({ values, problems: {} });
});

test("a form without values starts from the defaults, and what is optional and empty is left out", () => {
  expect(readEntries(PARAMETERS, { ...toEntries(PARAMETERS), topic: "Tea" })).toEqual({
    values: { topic: "Tea", words: 100, short: false },
    problems: {},
  });
});

test("each wrong field is named with a sentence of its own", () => {
  const entries = { topic: " ", words: "9,5", tone: "loud", parts: [], short: false, day: "2025-12-31" };
  const { problems } = readEntries(PARAMETERS, entries);
  expect(Object.keys(problems).toSorted()).toEqual(["day", "tone", "topic", "words"]);
  expect(problems.topic).toBe("topic is required.");
  expect(readEntries(PARAMETERS, { ...entries, words: "many" }).problems.words).toBe("words must be a number.");
});
