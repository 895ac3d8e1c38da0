import { fuseScores } from "../../../lib/guard/fuse-scores.ts";
import { inspectText } from "../../../lib/guard/inspect-text.ts";
import { DEFAULT_GUARD_POLICY } from "../../../lib/guard/policy.ts";
import type { GroupDetection, GuardFigures } from "../../../lib/guard/report.ts";
import { detectGroup, type Judged } from "../../bench/guard/detection.ts";
import { summarize } from "../../bench/guard/injection.ts";
import { NO_FIGURES } from "../../bench/guard/report-file.ts";
import { crossValidate, type Fold } from "./cross-validate.ts";
import type { Dataset } from "./dataset.ts";
import { FIT_OPTIONS } from "./options.ts";
import type { TrainingRow } from "./row.ts";

type JudgedRow = TrainingRow & Judged;

/** Held out beside a whole kind of attack, so that the threshold is that of texts nobody has seen either. */
const HARMLESS_BESIDE_KINDS: readonly string[] = ["arena-hard-v0.1", "deepset-train", "self-instruct-user252"];

/** The product's own fusion over logits of models that have not seen the row's source. Rows without a logit are left out. */
export function judgeHeldOut(data: Dataset, logits: Float64Array): JudgedRow[] {
  return data.rows.flatMap((row, index) => {
    const logit = logits[index] ?? Number.NaN;
    if (Number.isNaN(logit)) return [];
    return [{ ...row, score: fuseScores(logit, inspectText(row.text, "user").signals, "user") }];
  });
}

export function toFigures(rows: readonly JudgedRow[]): GuardFigures {
  return { ...NO_FIGURES, ...summarize(rows, DEFAULT_GUARD_POLICY.thresholds.user) };
}

/** The stress test: what a model finds of a kind of attack it has met in the project's own grammar only. */
export function holdOutKinds(data: Dataset, kinds: readonly string[], isLearned: (row: number) => boolean): Record<string, GroupDetection> {
  const entries = kinds.map((kind) => {
    const fold: Fold = (row) =>
      !row.source.startsWith("grammar-") && (row.label === 1 ? row.kind === kind : HARMLESS_BESIDE_KINDS.includes(row.source));
    const judged = judgeHeldOut(data, crossValidate(data, [fold], isLearned, FIT_OPTIONS));
    return [kind, detectGroup(judged, judged, DEFAULT_GUARD_POLICY.thresholds.user)] as const;
  });
  return Object.fromEntries(entries);
}
