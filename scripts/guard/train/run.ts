import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { describeDetection, percent } from "../../bench/guard/print-figures.ts";
import { writeFigures } from "../../bench/guard/report-file.ts";
import { replaceSection } from "../../bench/report/write-section.ts";
import { PROJECT_ROOT } from "../../local/child-script.ts";
import { crossValidate, SOURCE_FOLDS } from "./cross-validate.ts";
import { buildDataset } from "./dataset.ts";
import { holdOutKinds, judgeHeldOut, toFigures } from "./evaluate.ts";
import { fitWeights } from "./fit.ts";
import { generateRows } from "./grammar/generate.ts";
import { loadRows } from "./load-rows.ts";
import { FIT_OPTIONS, GRAMMAR, MIN_ATTACK_LOGIT } from "./options.ts";
import { quantize, writeWeights } from "./write-weights.ts";

/**
 * Learns the sentinel's weights from the development set and the project's own grammar; the same data gives the same bytes.
 * `--cross-validate` judges every source by a model that has not seen it. `--write` puts the weights into the product; with both,
 * the figures go into the report and the model card, under the version the product has: write the weights first, then run again.
 */
const MODEL_CARD = path.join(PROJECT_ROOT, "docs", "guard", "model-card.md");
const { values } = parseArgs({
  options: {
    data: { type: "string", default: "../shared/data/injection/dev.jsonl" },
    "cross-validate": { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});
if (!existsSync(values.data)) throw new Error(`There is no file ${values.data}; name the development set with --data.`);
const development = loadRows(values.data);
const data = buildDataset([...development, ...generateRows(GRAMMAR)]);
console.log(`${development.length} rows of the development set, ${data.rows.length - development.length} of the grammar.`);

const folds = SOURCE_FOLDS.map((sources) => (row: { source: string }) => sources.includes(row.source));
const firstLogits = crossValidate(data, folds, () => true, FIT_OPTIONS);
const isLearned = (row: number): boolean => data.rows[row]?.label === 0 || !((firstLogits[row] ?? 0) < MIN_ATTACK_LOGIT);
const leftOut = development.filter((_, row) => !isLearned(row)).length;
console.log(`${leftOut} attacks of the development set are left out: models of the other sources find them harmless.`);

if (values["cross-validate"]) {
  const figures = toFigures(judgeHeldOut(data, crossValidate(data, folds, isLearned, FIT_OPTIONS)));
  const kinds = Object.entries(holdOutKinds(data, ["jailbreak", "injection", "extraction"], isLearned));
  const lines = [
    ...describeDetection(figures),
    ...kinds.map(
      ([kind, found]) =>
        `without any ${kind}: ${percent(found.recallAt1)} of ${found.attacks} found at 1 % FPR, ${percent(found.recall)} as shipped`,
    ),
  ];
  for (const line of lines) console.log(line);
  if (values.write) {
    writeFigures("crossValidated", figures);
    writeFileSync(MODEL_CARD, replaceSection(readFileSync(MODEL_CARD, "utf8"), "sentinel", `\`\`\`text\n${lines.join("\n")}\n\`\`\``));
  }
}
const weights = quantize(fitWeights(data, isLearned, FIT_OPTIONS));
if (values.write) writeWeights(weights);
else console.log(`Version ${weights.version}; --write commits it to the product.`);
