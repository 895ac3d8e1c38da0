import type { Parameter, ParameterValue } from "../../../../lib/prompts/content.schema.ts";
import type { ParameterType } from "../../../../lib/prompts/schema.ts";

/** A parameter as its form holds it: everything typed is text until it is read. Options stand one to a line, and so do several defaults. */
export type ParameterDraft = {
  /** Keeps its place in the page while names change and rows move. */
  key: string;
  name: string;
  label: string;
  type: ParameterType;
  description: string;
  isRequired: boolean;
  isInteger: boolean;
} & Record<DraftText, string>;

const DRAFT_TEXTS = ["default", "options", "minLength", "maxLength", "min", "max", "earliest", "latest"] as const;
export type DraftText = (typeof DRAFT_TEXTS)[number];

/** Which of them mean anything for a type; what another type was given is kept in the form and not sent. */
export const BOUNDS_OF: Readonly<Record<ParameterType, readonly DraftText[]>> = {
  text: ["default", "minLength", "maxLength"],
  "long-text": ["default", "minLength", "maxLength"],
  number: ["default", "min", "max"],
  select: ["options", "default"],
  "multi-select": ["options", "default"],
  boolean: ["default"],
  date: ["default", "earliest", "latest"],
  file: [],
};

export const YES = "yes";
export const NO = "no";

let drafted = 0;

export function createParameterDraft(name: string): ParameterDraft {
  drafted += 1;
  return {
    ...{ key: `parameter-${drafted}`, name, label: labelFor(name), type: "text", description: "", isRequired: true, isInteger: false },
    ...{ default: "", options: "", minLength: "", maxLength: "", min: "", max: "", earliest: "", latest: "" },
  };
}

/** "due_date" is asked for as "Due date". */
function labelFor(name: string): string {
  const words = name.replaceAll("_", " ").trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

export function toParameterDraft(parameter: Parameter): ParameterDraft {
  const { name, label, type, description, isRequired, isInteger = false, options = [] } = parameter;
  const { minLength, maxLength, min, max, earliest = "", latest = "" } = parameter;
  return {
    ...createParameterDraft(name),
    ...{ label, type, description, isRequired, isInteger, earliest, latest },
    default: writeDefault(parameter.default),
    options: options.join("\n"),
    minLength: minLength?.toString() ?? "",
    maxLength: maxLength?.toString() ?? "",
    min: min?.toString() ?? "",
    max: max?.toString() ?? "",
  };
}

function writeDefault(value: ParameterValue | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "boolean") return value ? YES : NO;
  return typeof value === "object" ? value.join("\n") : String(value);
}

export function readParameterDraft(draft: ParameterDraft): Parameter {
  const { name, label, type, description, isRequired, isInteger } = draft;
  const bounds = BOUNDS_OF[type].filter((bound) => bound !== "default" && draft[bound].trim() !== "");
  const preset = readDefault(draft);
  return {
    ...{ name: name.trim(), label: label.trim() || name.trim(), type, description: description.trim(), isRequired },
    ...Object.fromEntries(bounds.map((bound) => [bound, readBound(bound, draft[bound])])),
    ...(type === "number" && isInteger && { isInteger }),
    ...(preset !== undefined && { default: preset }),
  };
}

function readBound(bound: DraftText, text: string): string | number | string[] {
  if (bound === "options") return linesOf(text);
  return bound === "earliest" || bound === "latest" ? text : toNumber(text);
}

/** What is no number stays NaN, which the check of the whole content names. */
function toNumber(text: string): number {
  return Number(text.trim().replace(",", "."));
}

function readDefault({ type, default: text }: ParameterDraft): ParameterValue | undefined {
  if (text.trim() === "" || type === "file") return undefined;
  if (type === "number") return toNumber(text);
  if (type === "boolean") return text === YES;
  return type === "multi-select" ? linesOf(text) : text;
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
