import type { ParameterValue, ParameterValues } from "../content.schema.ts";
import type { ComposedPart, ComposedPrompt } from "./compose-parts.ts";

export type RenderedPrompt = { instructions: string; text: string };

/**
 * Values are put in as they are and never read as a template. `values` come out of checkValues; a file's text stands in `fileTexts`
 * under the file's id. What has no value is an empty text.
 */
export function renderPrompt(
  { instructions, template }: Pick<ComposedPrompt, "instructions" | "template">,
  values: ParameterValues,
  fileTexts: Readonly<Record<string, string>> = {},
): RenderedPrompt {
  const write = (parts: readonly ComposedPart[]) =>
    parts.map((part) => (part.type === "text" ? part.text : writeValue(part.name, values, fileTexts))).join("");
  return { instructions: write(instructions), text: write(template) };
}

function writeValue(name: string, values: ParameterValues, fileTexts: Readonly<Record<string, string>>): string {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value === undefined) return "";
  return typeof value === "string" && Object.hasOwn(fileTexts, value) ? (fileTexts[value] ?? "") : toText(value);
}

function toText(value: ParameterValue): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) ? value.join(", ") : String(value);
}
