// Whether a model that is tried is not worse than the one that judges, on transactions neither has learnt from. Not worse by average
// precision, and not by luck: rows are drawn again two hundred times (bootstrap, Efron 1979), and in nine of ten draws it may not fall
// behind by much. Nor may its probabilities be further off, nor more people be asked to look.

import { expectedCalibrationError } from "./measures.ts";
import { createRandom } from "./random.ts";

export type Compared = { ap: number; ece: number; alerts: number };
export type Comparison = {
  code: "not_worse" | "worse" | "unsure" | "calibration" | "alerts";
  live: Compared;
  shadow: Compared;
  /** Of its average precision less the other's, what nine of ten draws stay above. */
  apDifferenceLow: number;
};

/** Half a point: what two neighbours that swap places move it by where there are a hundred frauds. */
const AP_TOLERANCE = 0.005;
/** Further behind than this it may not be by bad luck in the sample. */
const AP_TOLERANCE_LOW = 0.05;
const DRAWS = 200;
const LOW_QUANTILE = 0.1;
/** What a calibrated model is held to. */
const ECE_GOOD = 0.01;
/** A quarter more alerts than before, or than there are frauds, is work that people can do; a handful more is not worth a word. */
const ALERTS_FACTOR = 1.25;
const ALERTS_MORE = 5;

type Scored = { live: Float64Array; shadow: Float64Array; labels: Uint8Array };

export function compareModels({ live, shadow, labels }: Scored, alertFrom: number): Comparison {
  const every = new Uint8Array(labels.length).fill(1);
  const orders = { live: rankingOf(live), shadow: rankingOf(shadow) };
  const ap = (scores: Float64Array, order: Uint32Array, weights: Uint8Array): number => weightedAp({ scores, labels, weights }, order);
  const compared = (scores: Float64Array, order: Uint32Array): Compared => ({
    ap: ap(scores, order, every),
    ece: expectedCalibrationError(scores, labels),
    alerts: scores.reduce((sum, score) => sum + (score >= alertFrom ? 1 : 0), 0),
  });
  const figures = { live: compared(live, orders.live), shadow: compared(shadow, orders.shadow) };
  const random = createRandom(1);
  const differences = Array.from({ length: DRAWS }, () => {
    const weights = labels.map(() => poissonOf(random()));
    return ap(shadow, orders.shadow, weights) - ap(live, orders.live, weights);
  }).toSorted((a, b) => a - b);
  const apDifferenceLow = differences[Math.floor(LOW_QUANTILE * DRAWS)] ?? 0;
  const frauds = labels.reduce((sum, label) => sum + label, 0);
  return { code: codeOf(figures, { apDifferenceLow, frauds }), ...figures, apDifferenceLow };
}

type Given = { apDifferenceLow: number; frauds: number };

function codeOf({ live, shadow }: { live: Compared; shadow: Compared }, { apDifferenceLow, frauds }: Given): Comparison["code"] {
  if (shadow.ap < live.ap - AP_TOLERANCE) return "worse";
  if (apDifferenceLow < -AP_TOLERANCE_LOW) return "unsure";
  if (shadow.ece > Math.max(ECE_GOOD, live.ece)) return "calibration";
  if (shadow.alerts > Math.max(ALERTS_FACTOR * Math.max(live.alerts, frauds), live.alerts + ALERTS_MORE)) return "alerts";
  return "not_worse";
}

function rankingOf(scores: Float64Array): Uint32Array {
  return Uint32Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
}

type Weighed = { scores: Float64Array; labels: Uint8Array; weights: Uint8Array };

/** Each row as often as its weight says; 0 where no fraud was drawn. */
function weightedAp({ scores, labels, weights }: Weighed, order: Uint32Array): number {
  let frauds = 0;
  for (const [row, label] of labels.entries()) frauds += label * (weights[row] ?? 0);
  if (frauds === 0) return 0;
  let found = 0;
  let seen = 0;
  let sum = 0;
  for (let start = 0; start < order.length; ) {
    const score = scores[order[start] ?? 0];
    let right = 0;
    // Equal scores are one threshold.
    for (; start < order.length && scores[order[start] ?? 0] === score; start += 1) {
      const row = order[start] ?? 0;
      seen += weights[row] ?? 0;
      right += (labels[row] ?? 0) * (weights[row] ?? 0);
    }
    found += right;
    if (right > 0) sum += (right / frauds) * (found / seen);
  }
  return sum;
}

/** How often a row is drawn, with one as the mean. */
function poissonOf(uniform: number): number {
  let count = 0;
  let probability = Math.exp(-1);
  for (let sum = probability; uniform > sum && count < 8; sum += probability) {
    count += 1;
    probability /= count;
  }
  return count;
}
