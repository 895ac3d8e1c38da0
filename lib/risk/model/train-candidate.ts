// A model out of an organization's own cases. The older part of the transactions teaches trees and a logistic regression, the newest
// quarter says which of them is better, turns its scores into probabilities and sets it beside whoever judges now; then all of it
// teaches the one that is used.

import { FEATURES } from "../engine/features.ts";
import { scoreRow } from "../rules/score-row.ts";
import { type Calibration, calibrate, toCalibrated } from "./calibration.ts";
import { type CalibrationBin, expectedCalibrationError, type Measures, measure, reliabilityOf } from "./measures.ts";
import { probabilityOf, type RiskModel, rawScoreOf } from "./risk-model.ts";
import { type ModelSpreads, spreadsOf } from "./spreads.ts";
import { trainLogistic } from "./train-logistic.ts";
import { type Examples, typicalOf } from "./train-model.ts";
import { DEFAULT_TREES, trainTrees } from "./train-trees.ts";
import type { Forest } from "./trees.ts";

export type ModelKind = "trees" | "logistic";

export type CandidateEvaluation = {
  rows: number;
  frauds: number;
  own: Measures;
  other: Measures & { kind: ModelKind };
  live: Measures & { version: string };
  baselines: { amount: number; rules: number; profile: number };
  calibration: CalibrationBin[];
};

export type Candidate = { model: RiskModel; kind: ModelKind; evaluation: CandidateEvaluation; spreads: ModelSpreads };

/** The newest part of the rows, in time order. */
export const JUDGED_SHARE = 0.25;
/** Trees that know the organization's own cases are not helped by what needs none: see docs/risk.md. */
const NO_SURPRISE = { known: 0, bare: 0 };
const NO_TREES: Forest = {
  base: 0,
  roots: new Int32Array(0),
  feature: new Int16Array(0),
  threshold: new Float32Array(0),
  missingLeft: new Uint8Array(0),
  left: new Int32Array(0),
  right: new Int32Array(0),
  leaves: new Float32Array(0),
};

/** Rows before it teach, the others judge. */
export const firstJudgedRow = (rows: number): number => Math.floor(rows * (1 - JUDGED_SHARE));

/** Throws RangeError when one outcome is absent from the older or the newer part. */
export function trainCandidate(examples: Examples, live: RiskModel): Candidate {
  const rows = examples.labels.length;
  const cut = firstJudgedRow(rows);
  const [older, newer] = [part(examples, 0, cut), part(examples, cut, rows)];
  const typical = typicalOf(examples);
  const draftOf = (kind: ModelKind, from: Examples): RiskModel => learn(kind, from, typical);
  const drafts = (["trees", "logistic"] as const).map((kind) => {
    const draft = draftOf(kind, older);
    const scores = scoresOf(draft, newer);
    return { kind, draft, scores, measures: { ...measure(scores, newer.labels), ece: crossedError(scores, newer.labels) } };
  });
  const [best, other] = drafts.toSorted((a, b) => b.measures.ap - a.measures.ap);
  if (!best || !other) throw new RangeError("Nothing was trained.");
  const calibration = calibrate(best.scores, newer.labels);
  const probabilities = best.scores.map((score) => toCalibrated(calibration, score));
  return {
    model: { ...draftOf(best.kind, examples), calibration: { known: calibration, bare: calibration } },
    kind: best.kind,
    evaluation: {
      rows: rows - cut,
      frauds: newer.labels.reduce((sum, label) => sum + label, 0),
      own: best.measures,
      other: { ...other.measures, kind: other.kind },
      live: { ...measure(probabilitiesOf(live, newer), newer.labels), version: live.version },
      baselines: baselinesOf(newer),
      calibration: reliabilityOf(probabilities, newer.labels),
    },
    spreads: spreadsOf(examples.values, probabilities),
  };
}

const UNCALIBRATED: Calibration = { scores: new Float32Array([0]), probabilities: new Float32Array([0]) };

function learn(kind: ModelKind, { values, labels }: Examples, typical: Float32Array): RiskModel {
  const base = { version: "draft", typical, surpriseWeight: NO_SURPRISE, calibration: { known: UNCALIBRATED, bare: UNCALIBRATED } };
  const features = FEATURES.length;
  if (kind === "logistic") return { ...base, forest: NO_TREES, linear: trainLogistic(values, labels, { features }) };
  return { ...base, forest: trainTrees(values, labels, { features, options: DEFAULT_TREES }) };
}

function part({ values, labels, surprises }: Examples, from: number, to: number): Examples {
  return {
    values: values.subarray(from * FEATURES.length, to * FEATURES.length),
    labels: labels.subarray(from, to),
    surprises: surprises.subarray(from, to),
  };
}

function scoresOf(model: RiskModel, { values, labels, surprises }: Examples): Float64Array {
  return Float64Array.from(labels, (_, row) => rawScoreOf(model, values, { surprise: surprises[row] ?? 0, offset: row * FEATURES.length }));
}

export function probabilitiesOf(model: RiskModel, { values, labels, surprises }: Examples): Float64Array {
  return Float64Array.from(labels, (_, row) =>
    probabilityOf(model, values, { surprise: surprises[row] ?? 0, offset: row * FEATURES.length }),
  );
}

/** Each half by what the other half says of it: nobody is judged by rows that made the probabilities. */
function crossedError(scores: Float64Array, labels: Uint8Array): number {
  const probabilities = new Float64Array(scores.length);
  for (const half of [0, 1]) {
    const inHalf = (_: number, row: number): boolean => row % 2 === half;
    const calibration = calibrate(scores.filter(inHalf), labels.filter(inHalf));
    for (let row = 1 - half; row < scores.length; row += 2) probabilities[row] = toCalibrated(calibration, scores[row] ?? 0);
  }
  return expectedCalibrationError(probabilities, labels);
}

const AMOUNT = FEATURES.indexOf("amount_log");

export function baselinesOf({ values, labels, surprises }: Examples): CandidateEvaluation["baselines"] {
  const apOf = (score: (row: number) => number): number =>
    measure(
      Float64Array.from(labels, (_, row) => score(row)),
      labels,
    ).ap;
  return {
    amount: apOf((row) => values[row * FEATURES.length + AMOUNT] ?? 0),
    rules: apOf((row) => scoreRow(values, row).score),
    profile: apOf((row) => surprises[row] ?? 0),
  };
}
