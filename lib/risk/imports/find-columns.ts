import type { Columns } from "./import.schema.ts";
import { IMPORT_FIELDS, type ImportField } from "./import-fields.ts";

const FIELD_NAMES = Object.keys(IMPORT_FIELDS).filter(isField);

/** By the name above it: each field the first column that is called like it, each column one field. */
export function findColumns(headers: readonly string[]): Record<ImportField, number | null> {
  const names = headers.map(normalize);
  const taken = new Set<number>();
  const found = new Map<ImportField, number>();
  // Nearer names first: "date" is a time, but not where there is a "timestamp".
  const depth = Math.max(...FIELD_NAMES.map((field) => IMPORT_FIELDS[field].names.length));
  for (let rank = 0; rank < depth; rank += 1)
    for (const field of FIELD_NAMES) {
      const name = IMPORT_FIELDS[field].names[rank];
      const column = name === undefined || found.has(field) ? -1 : names.findIndex((each, index) => each === name && !taken.has(index));
      if (column === -1) continue;
      found.set(field, column);
      taken.add(column);
    }
  return toColumns((field) => found.get(field) ?? null);
}

/** What somebody chose; a field they did not name is where it was found, unless they gave its column to another. */
export function chooseColumns(headers: readonly string[], chosen: Columns | undefined): Record<ImportField, number | null> {
  if (!chosen) return findColumns(headers);
  const found = findColumns(headers);
  const taken = new Set(Object.values(chosen));
  return toColumns((field) => {
    const asked = chosen[field];
    if (asked !== undefined) return asked !== null && asked < headers.length ? asked : null;
    const own = found[field];
    return own !== null && !taken.has(own) ? own : null;
  });
}

/** Without these no row can be a transaction. */
export function missingFields(columns: Columns): string[] {
  const has = (field: ImportField) => typeof columns[field] === "number";
  return [
    ...(["id", "timestamp", "from", "to"] as const).filter((field) => !has(field)),
    ...(has("amount") || has("amountMinor") ? [] : ["amount or amountMinor"]),
  ];
}

function toColumns(of: (field: ImportField) => number | null): Record<ImportField, number | null> {
  return asColumns(Object.fromEntries(FIELD_NAMES.map((field) => [field, of(field)])));
}

/** It was made from every name there is. */
function asColumns(columns: Record<string, number | null>): Record<ImportField, number | null> {
  return columns as Record<ImportField, number | null>;
}

function isField(name: string): name is ImportField {
  return Object.hasOwn(IMPORT_FIELDS, name);
}

function normalize(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}
