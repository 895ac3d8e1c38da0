import { parseArgs } from "node:util";
import { type Judged, judge, measure } from "./failsafe/measure.ts";
import { readPairs } from "./failsafe/read-pairs.ts";

/**
 * `pnpm eval:failsafe`: what the embedded checks find in labelled answers and what they stop wrongly, per category, for both halves.
 * `--misses` names the wrongly judged pairs of the tuning half; those of the other half are not shown.
 */
const { values } = parseArgs({ options: { misses: { type: "boolean", default: false } } });
const judged = readPairs().map(judge);

print("all pairs", judged);
for (const half of ["tuning", "held out"] as const)
  print(
    half,
    judged.filter(({ pair }) => pair.half === half),
  );
if (values.misses) for (const each of judged) if (each.pair.half === "tuning" && each.isStopped !== each.pair.unsafe) describe(each);

function print(name: string, of: readonly Judged[]): void {
  console.log(`${name} (${of.length} pairs)`);
  console.log(`  ${"category".padEnd(12)}${["unsafe", "recall", "named", "safe", "false pos."].map((head) => head.padStart(11)).join("")}`);
  for (const { name: category, unsafe, recall, named, safe, falsePositives } of measure(of))
    console.log(
      `  ${category.padEnd(12)}${[String(unsafe), percent(recall), percent(named), String(safe), percent(falsePositives)].map((cell) => cell.padStart(11)).join("")}`,
    );
}

function describe({ pair: { id, note, unsafe }, findings }: Judged): void {
  const found = findings.findings.map(({ code, start, end, where }) => `${code} in ${where} ${start}–${end}`);
  console.log(`${unsafe ? "missed" : "wrongly stopped"}: ${id} (${note}) ${found.join(", ")}`);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
