import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Variable } from "../../lib/platform/env.fields.ts";
import { VARIABLES } from "../../lib/platform/env.variables.ts";
import { PROJECT_ROOT } from "../local/child-script.ts";

/** `.env.example` is made from the table the product parses its environment with: `--write` makes it, else it is compared. */
const FILE = path.join(PROJECT_ROOT, ".env.example");
const HOST_SECTION = "Host";

export function envExample(): string {
  const rows: [string, Variable][] = Object.entries(VARIABLES);
  const sections = [...new Set(rows.map(([, row]) => row.section))].filter((section) => section !== HOST_SECTION);
  const body = sections.map((section) => {
    const lines = rows.filter(([, row]) => row.section === section).flatMap(([name, row]) => [comment(row), assignment(name, row)]);
    return [`# --- ${section}`, ...lines].join("\n");
  });
  return [
    "# Copy to .env.local and fill in. `pnpm doctor` checks every value; `npm run demo` needs none of them.",
    "# Any variable can be given as NAME_FILE instead, naming a file that holds the value.",
    "# A commented line is optional and shows its default or an example.",
    "",
    `${body.join("\n\n")}\n`,
  ].join("\n");
}

function comment(row: Variable): string {
  const group = row.group ? ` (all of group "${row.group}" or none)` : "";
  return `# ${row.note}${group}`;
}

function assignment(name: string, row: Variable): string {
  const empty = row.schema.safeParse(undefined);
  if (!empty.success) return `${name}=${row.example ?? ""}`;
  return `# ${name}=${row.example ?? plain(empty.data)}`;
}

function plain(value: unknown): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}

if (import.meta.main) {
  if (process.argv.includes("--write")) writeFileSync(FILE, envExample());
  else if (readFileSync(FILE, "utf8") !== envExample()) {
    console.error(".env.example differs from lib/platform/env.variables.ts. Write it anew: pnpm check:env-example --write");
    process.exitCode = 1;
  }
}
