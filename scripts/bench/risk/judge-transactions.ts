import { FEATURES } from "../../../lib/risk/engine/features.ts";
import { type Labelled, type Replayed, replay } from "../../../lib/risk/engine/replay.ts";
import { type Measures, measure } from "../../../lib/risk/model/measures.ts";
import type { RiskModel } from "../../../lib/risk/model/risk-model.ts";
import { probabilityOf } from "../../../lib/risk/model/risk-model.ts";
import { trainModel } from "../../../lib/risk/model/train-model.ts";
import { scoreRow } from "../../../lib/risk/rules/score-row.ts";

export type RiskFigures = Measures & {
  /** Average precision of each. */
  baselines: { amount: number; rules: number; profile: number };
  drain?: { precision: number; recall: number };
};

/** How much the label-free part counts beside trees that were trained on the same organization's cases. */
const TRAINED_WEIGHT = { known: 0, bare: 0 };

/**
 * One stream in time order through the engine. Of `train` the outcomes are learnt from, of `test` they are judged by; outcomes of both come
 * back to the profiles seven days later, as closed cases do. `model` given, nothing is trained.
 */
export function judgeTransactions(
  { train, test }: { train: readonly Labelled[]; test: readonly Labelled[] },
  model?: RiskModel,
): RiskFigures {
  const tested = new Set(test);
  const stream = [...train, ...test].sort((a, b) => a.movement.at - b.movement.at);
  const replayed = replay(stream, { withLabels: true });
  const rows = (isTest: boolean): number[] => stream.flatMap((row, index) => (tested.has(row) === isTest ? [index] : []));
  const judge = model ?? trainModel(pick(replayed, rows(false)), { version: "bench", surpriseWeight: TRAINED_WEIGHT });
  return figuresOf(pick(replayed, rows(true)), judge);
}

type Picked = Pick<Replayed, "values" | "labels" | "amounts" | "surprises">;

function pick(replayed: Replayed, rows: readonly number[]): Picked {
  const values = new Float32Array(rows.length * FEATURES.length);
  for (const [place, row] of rows.entries())
    values.set(replayed.values.subarray(row * FEATURES.length, (row + 1) * FEATURES.length), place * FEATURES.length);
  return {
    values,
    labels: Uint8Array.from(rows, (row) => replayed.labels[row] ?? 0),
    amounts: Float64Array.from(rows, (row) => replayed.amounts[row] ?? 0),
    surprises: Float64Array.from(rows, (row) => replayed.surprises[row] ?? 0),
  };
}

function figuresOf({ values, labels, amounts, surprises }: Picked, model: RiskModel): RiskFigures {
  const each = (score: (row: number) => number): Measures =>
    measure(
      Float64Array.from(labels, (_, row) => score(row)),
      labels,
    );
  const found = each((row) => probabilityOf(model, values, { surprise: surprises[row] ?? 0, offset: row * FEATURES.length }));
  const drain = drainFigures(values, labels);
  return {
    ...found,
    baselines: {
      amount: each((row) => amounts[row] ?? 0).ap,
      rules: each((row) => scoreRow(values, row).score).ap,
      profile: each((row) => surprises[row] ?? 0).ap,
    },
    ...(drain && { drain }),
  };
}

const LEFT = FEATURES.indexOf("balance_left");

/** Null where no balance is known. */
function drainFigures(values: Float32Array, labels: Uint8Array): RiskFigures["drain"] | null {
  let flagged = 0;
  let right = 0;
  let frauds = 0;
  let known = 0;
  for (const [row, label] of labels.entries()) {
    const left = values[row * FEATURES.length + LEFT] ?? Number.NaN;
    if (!Number.isNaN(left)) known += 1;
    frauds += label;
    if (!scoreRow(values, row).codes.includes("drain")) continue;
    flagged += 1;
    right += label;
  }
  return known === 0 ? null : { precision: right / Math.max(1, flagged), recall: right / Math.max(1, frauds) };
}
