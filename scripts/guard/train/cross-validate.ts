import { combineLogits } from "../../../lib/guard/sentinel-examples.ts";
import type { Dataset } from "./dataset.ts";
import { type FitOptions, fitWeights } from "./fit.ts";
import { dot } from "./logistic.ts";
import type { TrainingRow } from "./row.ts";

/** Sources nobody has seen while judging them. Those that share authors or texts are left out together. */
export const SOURCE_FOLDS: readonly (readonly string[])[] = [
  ["deepset-train", "mt-bench"],
  ["cyberseceval-pi", "cyberseceval-frr"],
  ["garak-sysprompt", "arena-hard-v0.1"],
  ["in-the-wild-jailbreak", "garak-dan", "wildguard-benign"],
  ["langkit-themes", "awesome-chatgpt-prompts"],
  ["gptfuzzer-templates", "self-reminder-jailbreaks", "self-instruct-seed", "self-instruct-user252"],
  ["bipia-code-train", "bipia-email-train"],
];

/** True of the rows that are held out together. */
export type Fold = (row: TrainingRow) => boolean;

/** The logit of each held-out row; NaN where no fold holds the row out. */
export function crossValidate(
  data: Dataset,
  folds: readonly Fold[],
  isLearned: (row: number) => boolean,
  options: FitOptions,
): Float64Array {
  const logits = new Float64Array(data.rows.length).fill(Number.NaN);
  for (const isHeldOut of folds) {
    const held = data.rows.map((row) => isHeldOut(row));
    const weights = fitWeights(data, (row) => !held[row] && isLearned(row), options);
    held.forEach((isHeld, row) => {
      if (isHeld) logits[row] = logitOf(data, weights, row);
    });
  }
  return logits;
}

export function logitOf(data: Dataset, weights: Float64Array, row: number): number {
  const first = data.firstOf[row] ?? 0;
  const end = data.firstOf[row + 1] ?? first;
  return combineLogits(Array.from({ length: end - first }, (_, index) => dot(data, weights, first + index)));
}
