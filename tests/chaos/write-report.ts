import { readFileSync, writeFileSync } from "node:fs";
import { toMarkdownTable } from "../../scripts/bench/report/markdown-table.ts";
import type { Summary } from "./summary.ts";

/** Puts the run's tables between the two marks of the document; the words around them are kept. */
const BEGIN = "<!-- figures: begin -->";
const END = "<!-- figures: end -->";

export function writeReport(file: string, summary: Summary): void {
  writeFileSync(file, insertReport(readFileSync(file, "utf8"), summary));
}

export function insertReport(document: string, summary: Summary): string {
  const begin = document.indexOf(BEGIN);
  const end = document.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`The document needs the lines ${BEGIN} and ${END}.`);
  return `${document.slice(0, begin + BEGIN.length)}\n\n${toTables(summary)}\n${document.slice(end)}`;
}

function toTables(summary: Summary): string {
  const { commit, seed, machine, database, seconds, kills, messages, violations, crashPoints, faults, mutants, caughtBy } = summary;
  const run = table(
    ["run", ""],
    [
      ["commit", `\`${commit}\``],
      ["seed", String(seed)],
      ["machine", machine],
      ["database", database],
      ["kills", String(kills)],
      ["messages accepted during the kills", String(messages)],
      ["time", `${seconds} s`],
    ],
  );
  const invariants = table(
    ["invariant", "violations"],
    Object.entries(violations).map(([name, count]) => [`\`${name}\``, String(count)]),
  );
  const points = table(
    ["crash point", "kills"],
    Object.entries(crashPoints).map(([name, count]) => [`\`${name}\``, String(count)]),
  );
  const disturbed = table(
    ["fault", "runs", "violations"],
    Object.entries(faults).map(([name, fault]) => [`\`${name}\``, String(fault.runs), String(fault.violations + fault.problems.length)]),
  );
  const changed = table(
    ["mutant", "caught by"],
    Object.entries(mutants).map(([name, isCaught]) => [
      `\`${name}\``,
      isCaught ? (caughtBy[name] ?? []).map((invariant) => `\`${invariant}\``).join(", ") : "not caught",
    ]),
  );
  return [run, invariants, points, disturbed, changed].filter((each) => each !== "").join("\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? "" : `${toMarkdownTable([head, ...rows])}\n`;
}
