import type { ParameterValue, ParameterValues } from "../content.schema.ts";

export type Fillings = { values: ParameterValues; expected: string | null };

const PLACE = /\{\{\s*([a-z][a-z0-9_]{0,39})\s*\}\}/g;

/** `{{expected}}` and `{{parameter}}` give way to what the row has; a name it has not stays as it stands. What is put in is not read again. */
export function fillText(text: string, { values, expected }: Fillings): string {
  return text.replaceAll(PLACE, (place, name: string) => {
    if (name === "expected" && expected !== null) return expected;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined ? place : toText(value);
  });
}

function toText(value: ParameterValue): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) ? value.join(", ") : String(value);
}
