import type { Parameter, ParameterValue, ParameterValues } from "../../../../lib/prompts/content.schema.ts";
import { findValueProblems } from "../../../../lib/prompts/template/value-problems.ts";

/** What stands in a field. A number is the text somebody typed until it is read. */
export type Entry = string | boolean | readonly string[];
export type Entries = Readonly<Record<string, Entry>>;

/** The fields of a form that starts from these values; what has none starts from its default. */
export function toEntries(parameters: readonly Parameter[], values: ParameterValues = {}): Entries {
  return Object.fromEntries(
    parameters.map((parameter) => [parameter.name, toEntry(parameter, values[parameter.name] ?? parameter.default)]),
  );
}

function toEntry({ type, options = [] }: Parameter, value: ParameterValue | undefined): Entry {
  switch (type) {
    case "boolean":
      return value === true;
    case "multi-select":
      return Array.isArray(value) ? value.filter((each) => options.includes(each)) : [];
    case "number":
      return typeof value === "number" ? String(value) : "";
    default:
      return typeof value === "string" ? value : "";
  }
}

export type ReadEntries = {
  values: ParameterValues;
  /** By name, as sentences. */
  problems: Readonly<Record<string, string>>;
};

/** What the fields give, and what is wrong with it, by the rules the server holds to. */
export function readEntries(parameters: readonly Parameter[], entries: Entries): ReadEntries {
  const values: Record<string, ParameterValue> = {};
  for (const parameter of parameters) {
    const value = readEntry(parameter, entries[parameter.name]);
    if (value !== undefined) values[parameter.name] = value;
  }
  const labels = new Map(parameters.map(({ name, label }) => [name, label]));
  const found = findValueProblems(parameters, values).map(({ name, detail }) => [name, `${labels.get(name) ?? name} ${detail}.`]);
  return { values, problems: Object.fromEntries(found) };
}

/** Undefined for an empty field. What is no number is told as one, so that the form says so. */
function readEntry({ type }: Parameter, entry: Entry | undefined): ParameterValue | undefined {
  if (entry === undefined) return undefined;
  if (typeof entry === "boolean") return entry;
  if (typeof entry !== "string") return entry.length === 0 ? undefined : [...entry];
  if (entry.trim() === "") return undefined;
  return type === "number" ? Number(entry.trim().replace(",", ".")) : entry;
}
