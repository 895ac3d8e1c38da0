import { readFileSync } from "node:fs";
import { z } from "zod";
import { redactText } from "../../../lib/guard/output-guard.ts";
import { type DataClass, dataClassSchema } from "../../../lib/guard/policy.ts";
import type { GuardFigures } from "../../../lib/guard/report.ts";
import { percent } from "./print-figures.ts";

const rowSchema = z.object({
  text: z.string(),
  label: z.union([z.literal(0), z.literal(1)]),
  type: z.string(),
  core: z.string().optional(),
  unseen: z.boolean().optional(),
  evasion: z.boolean().optional(),
});
type Row = z.infer<typeof rowSchema>;

/** Everything that tells of a person; keys and passwords are measured by `--secrets`. */
const PERSONAL: readonly DataClass[] = dataClassSchema.exclude(["secret"]).options;

type Measured = Row & { output: string };

/** A text counts as found when `core` no longer stands in the output; any change to a harmless text is a false alarm. */
export function measurePersonalData(file: string): { figures: GuardFigures["pii"]; lines: string[] } {
  const rows = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => rowSchema.parse(JSON.parse(line)));
  const measured = rows.map((row) => ({ ...row, output: redactText(row.text, { classes: PERSONAL }).text }));
  const positives = measured.filter((row) => row.label === 1);
  const negatives = measured.filter((row) => row.label === 0);
  const figures = { recall: shareOf(positives, isGone), fp: shareOf(negatives, isChanged) };
  const plain = positives.filter((row) => !row.evasion);
  const lines = [
    `personal data (${positives.length} texts, ${negatives.length} harmless): recall ${percent(figures.recall)}, false positives ${percent(figures.fp)}`,
    `  without evasions ${percent(shareOf(plain, isGone))}, unseen ${percent(
      shareOf(
        positives.filter((row) => row.unseen),
        isGone,
      ),
    )}, evasions ${percent(
      shareOf(
        positives.filter((row) => row.evasion),
        isGone,
      ),
    )}`,
    ...byType(positives, isGone, "recall"),
    ...byType(negatives, isChanged, "false positives"),
  ];
  return { figures, lines };
}

function isGone({ core, text, output }: Measured): boolean {
  return core === undefined ? output !== text : !output.includes(core);
}

function isChanged({ text, output }: Measured): boolean {
  return output !== text;
}

function shareOf(rows: readonly Measured[], test: (row: Measured) => boolean): number | null {
  return rows.length === 0 ? null : Math.round((rows.filter(test).length / rows.length) * 10_000) / 10_000;
}

function byType(rows: readonly Measured[], test: (row: Measured) => boolean, title: string): string[] {
  return [...Map.groupBy(rows, (row) => row.type)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, group]) => `  ${type.padEnd(28)}${String(group.length).padStart(7)}  ${title} ${percent(shareOf(group, test))}`);
}
