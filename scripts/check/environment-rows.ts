import type { Variable } from "../../lib/platform/env.fields.ts";
import { VARIABLES } from "../../lib/platform/env.variables.ts";

export type Row = { state: "ok" | "note" | "problem"; name: string; words: string };

/** One row per variable, judged alone. Values are never printed; lengths of secrets are. */
export function inspectVariables(environment: Readonly<Record<string, string | undefined>>): Row[] {
  const rows: [string, Variable][] = Object.entries(VARIABLES);
  return rows.filter(([, row]) => row.section !== "Host").map(([name, row]) => inspectVariable(name, row, environment));
}

function inspectVariable(name: string, row: Variable, environment: Readonly<Record<string, string | undefined>>): Row {
  if (environment[`${name}_FILE`]) return { state: "ok", name, words: `from the file ${name}_FILE names` };
  const value = environment[name] || undefined;
  const parsed = row.schema.safeParse(value);
  if (value === undefined) {
    return parsed.success
      ? { state: "note", name, words: `not set (optional): ${row.note}` }
      : { state: "problem", name, words: `missing: ${advice(row)}` };
  }
  if (parsed.success) return { state: "ok", name, words: row.isSecret ? `set, ${value.length} characters` : "set" };
  const reason = parsed.error.issues.map((issue) => issue.message).join("; ");
  return { state: "problem", name, words: `${reason}${row.isSecret ? ` (it has ${value.length})` : ""}. ${advice(row)}` };
}

function advice(row: Variable): string {
  if (row.isSecret && row.section !== "Queue") return `${row.note}. Make one: openssl rand -hex 32`;
  return row.example ? `${row.note}, e.g. ${row.example}` : row.note;
}
