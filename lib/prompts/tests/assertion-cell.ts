// How an assertion is written into one cell of a table: its kind stands above the column, what it wants in the cell.

import { ASSERTION_TYPES, type Assertion, type AssertionType, assertionSchema } from "./assertion.schema.ts";

export type ReadCell = { type: "assertion"; assertion: Assertion } | { type: "none" } | { type: "fault"; reason: string };

export function isAssertionType(name: string): name is AssertionType {
  return ASSERTION_TYPES.some((type) => type === name);
}

/** Of an empty cell there is none. */
export function readAssertionCell(type: AssertionType, cell: string): ReadCell {
  if (cell.trim() === "") return { type: "none" };
  const given = toInput(type, cell);
  if (given === null) return { type: "fault", reason: HOW[type] ?? "cannot be read" };
  const parsed = assertionSchema.safeParse({ type, ...given });
  if (parsed.success) return { type: "assertion", assertion: parsed.data };
  return { type: "fault", reason: parsed.error.issues[0]?.message ?? "cannot be read" };
}

const HOW: Partial<Record<AssertionType, string>> = {
  "is-json": "write yes where the answer has to be JSON, and nothing elsewhere",
  "json-schema": "write the schema as JSON",
  length: "write the bounds and the unit, as in 10-200 words, 5- words or -80 characters",
  latency: "write a whole number of milliseconds",
  cost: "write a whole number of millionths of a dollar",
  safety: "write a number from 0 to 1, or yes for the usual one",
};

function toInput(type: AssertionType, cell: string): Readonly<Record<string, unknown>> | null {
  switch (type) {
    case "contains-all":
    case "contains-any":
      return { values: splitList(cell) };
    case "regex":
    case "not-regex":
      return { pattern: cell };
    case "is-json":
      return isYes(cell) ? {} : null;
    case "json-schema":
      return toSchemaInput(cell);
    case "length":
      return toLengthInput(cell);
    case "latency":
    case "cost":
      return toBoundInput(type, cell);
    case "safety":
      return toSafetyInput(cell);
    case "similarity":
      return toWeighed(cell, "threshold", "value");
    case "model-graded":
      return toWeighed(cell, "threshold", "rubric");
    case "levenshtein":
      return toWeighed(cell, "maxDistance", "value");
    default:
      return { value: cell };
  }
}

/** One on each line, or with bars between them. */
export function splitList(cell: string): string[] {
  return cell
    .split(/\r?\n|\|/)
    .map((each) => each.trim())
    .filter((each) => each !== "");
}

export function isYes(cell: string): boolean {
  return /^(?:yes|true|1|x)$/i.test(cell.trim());
}

/** A number and a colon may stand in front of the text: `0.8: like this`. */
function toWeighed(cell: string, weight: "threshold" | "maxDistance", text: "value" | "rubric"): Readonly<Record<string, unknown>> {
  const [, number, rest] = /^\s*(\d+(?:\.\d+)?)\s*:\s*(\S[\s\S]*)$/.exec(cell) ?? [];
  return number !== undefined && rest !== undefined ? { [weight]: Number(number), [text]: rest } : { [text]: cell };
}

function toLengthInput(cell: string): Readonly<Record<string, unknown>> | null {
  const [whole, min, max, unit] = /^(\d{1,6})?\s{0,4}-\s{0,4}(\d{1,6})?\s{0,4}(words|characters)$/i.exec(cell.trim()) ?? [];
  if (whole === undefined) return null;
  return { unit: unit?.toLowerCase(), ...(min !== undefined && { min: Number(min) }), ...(max !== undefined && { max: Number(max) }) };
}

function toBoundInput(type: "latency" | "cost", cell: string): Readonly<Record<string, unknown>> | null {
  if (!/^\s*\d{1,12}\s*$/.test(cell)) return null;
  return type === "latency" ? { maxMs: Number(cell) } : { maxMicros: Number(cell) };
}

function toSafetyInput(cell: string): Readonly<Record<string, unknown>> | null {
  if (/^\s*(?:0(?:\.\d+)?|1(?:\.0+)?)\s*$/.test(cell) && cell.trim() !== "1") return { threshold: Number(cell) };
  return isYes(cell) ? {} : null;
}

function toSchemaInput(cell: string): Readonly<Record<string, unknown>> | null {
  try {
    const schema: unknown = JSON.parse(cell);
    return { schema };
  } catch {
    return null;
  }
}
