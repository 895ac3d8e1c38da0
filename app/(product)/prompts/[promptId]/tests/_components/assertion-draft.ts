import type { Assertion, AssertionType } from "../../../../../../lib/prompts/tests/assertion.schema.ts";

/** What is written in a form about one assertion; every field is the text somebody typed. */
export type AssertionDraft = { key: string; type: AssertionType; fields: Readonly<Record<string, string>> };

export type AssertionField = { name: string; label: string; kind: "text" | "lines" | "json" | "number" | "unit"; start?: string };

const value: AssertionField = { name: "value", label: "Text", kind: "text", start: "{{expected}}" };
const values: AssertionField = { name: "values", label: "Texts, one on each line", kind: "lines" };
const pattern: AssertionField = { name: "pattern", label: "Pattern (RE2)", kind: "text" };
const threshold = (start: string): AssertionField => ({ name: "threshold", label: "At least, from 0 to 1", kind: "number", start });

/** In the order of a menu: what is looked for most stands first. */
export const ASSERTION_KINDS: Readonly<Record<AssertionType, { word: string; fields: readonly AssertionField[] }>> = {
  contains: { word: "Contains", fields: [{ ...value, start: "" }] },
  "not-contains": { word: "Does not contain", fields: [{ ...value, start: "" }] },
  icontains: { word: "Contains, in any case", fields: [{ ...value, start: "" }] },
  "contains-all": { word: "Contains all of", fields: [values] },
  "contains-any": { word: "Contains one of", fields: [values] },
  equals: { word: "Equals", fields: [value] },
  "not-equals": { word: "Does not equal", fields: [{ ...value, start: "" }] },
  "starts-with": { word: "Starts with", fields: [{ ...value, start: "" }] },
  "ends-with": { word: "Ends with", fields: [{ ...value, start: "" }] },
  regex: { word: "Matches a pattern", fields: [pattern] },
  "not-regex": { word: "Matches no pattern", fields: [pattern] },
  "is-json": { word: "Is JSON", fields: [] },
  "json-schema": { word: "Fits a JSON Schema", fields: [{ name: "schema", label: "JSON Schema", kind: "json" }] },
  length: {
    word: "Has a length",
    fields: [
      { name: "unit", label: "Counted in", kind: "unit", start: "words" },
      { name: "min", label: "At least", kind: "number" },
      { name: "max", label: "At most", kind: "number" },
    ],
  },
  similarity: { word: "Means the same as", fields: [value, threshold("0.75")] },
  levenshtein: {
    word: "Is nearly",
    fields: [value, { name: "maxDistance", label: "Characters that may differ", kind: "number", start: "5" }],
  },
  latency: { word: "Comes within", fields: [{ name: "maxMs", label: "Milliseconds", kind: "number", start: "5000" }] },
  cost: { word: "Costs at most", fields: [{ name: "maxMicros", label: "Millionths of a dollar", kind: "number", start: "10000" }] },
  "model-graded": {
    word: "Meets a rubric, judged by a model",
    fields: [{ name: "rubric", label: "Rubric", kind: "text" }, threshold("0.7")],
  },
  safety: { word: "Is safe by the fail-safe", fields: [threshold("0.8")] },
};

let made = 0;

export function newDraft(type: AssertionType): AssertionDraft {
  made += 1;
  const fields = Object.fromEntries(ASSERTION_KINDS[type].fields.map(({ name, start = "" }) => [name, start]));
  return { key: `draft-${made}`, type, fields };
}

export function toDraft(assertion: Assertion): AssertionDraft {
  const given = new Map<string, unknown>(Object.entries(assertion));
  const draft = newDraft(assertion.type);
  const fields = Object.fromEntries(
    ASSERTION_KINDS[assertion.type].fields.map((field) => [field.name, toFieldText(field, given.get(field.name))]),
  );
  return { ...draft, fields };
}

function toFieldText({ kind }: AssertionField, given: unknown): string {
  if (given === undefined) return "";
  if (kind === "json") return JSON.stringify(given, null, 2);
  return Array.isArray(given) ? given.join("\n") : String(given);
}

/** What the server is told; it says what is wrong with it. An empty number is left out. */
export function toBody({ type, fields }: AssertionDraft): Record<string, unknown> {
  const body: Record<string, unknown> = { type };
  for (const field of ASSERTION_KINDS[type].fields) {
    const read = readField(field, fields[field.name] ?? "");
    if (read !== undefined) body[field.name] = read;
  }
  return body;
}

function readField({ kind }: AssertionField, text: string): unknown {
  switch (kind) {
    case "number":
      return text.trim() === "" ? undefined : Number(text.trim().replace(",", "."));
    case "lines":
      return text
        .split("\n")
        .map((each) => each.trim())
        .filter((each) => each !== "");
    case "json":
      return parseJson(text);
    default:
      return text;
  }
}

/** A text that is none goes out as it is, for the server to say so. */
function parseJson(text: string): unknown {
  try {
    const read: unknown = JSON.parse(text);
    return read;
  } catch {
    return text;
  }
}

/** In one line, for a table. */
export function describeAssertion(assertion: Assertion): string {
  const { word } = ASSERTION_KINDS[assertion.type];
  if (assertion.type === "length") return `${word}: ${describeRange(assertion)} ${assertion.unit}`;
  const { fields } = toDraft(assertion);
  const first = Object.values(fields).find((text) => text !== "");
  return first === undefined ? word : `${word}: ${first.replaceAll("\n", ", ")}`;
}

function describeRange({ min, max }: { min?: number | undefined; max?: number | undefined }): string {
  if (max === undefined) return `at least ${min ?? 0}`;
  return min === undefined ? `at most ${max}` : `${min} to ${max}`;
}
