/** Ranking measures over scores and labels of the same length. */
export type Measures = { ap: number; auc: number; recallAt01: number; recallAt1: number; ece: number };

export function measure(scores: Float64Array, labels: Uint8Array): Measures {
  const order = Array.from(scores.keys()).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
  let positives = 0;
  for (const label of labels) positives += label;
  const negatives = labels.length - positives;
  let seen = 0;
  let wrong = 0;
  let ap = 0;
  let area = 0;
  const recall = { at01: 0, at1: 0 };
  for (let start = 0; start < order.length; ) {
    let end = start;
    let right = 0;
    // Equal scores are one threshold.
    while (end < order.length && scores[order[end] ?? 0] === scores[order[start] ?? 0]) {
      right += labels[order[end] ?? 0] ?? 0;
      end += 1;
    }
    const wrongHere = end - start - right;
    area += wrongHere * (seen + right / 2);
    seen += right;
    wrong += wrongHere;
    if (right > 0) ap += (right / positives) * (seen / (seen + wrong));
    if (wrong <= 0.001 * negatives) recall.at01 = seen / positives;
    if (wrong <= 0.01 * negatives) recall.at1 = seen / positives;
    start = end;
  }
  return {
    ap,
    auc: area / (positives * negatives),
    recallAt01: recall.at01,
    recallAt1: recall.at1,
    ece: expectedCalibrationError(scores, labels),
  };
}

const BINS = 15;

/** Over fifteen bins of equal width (Guo et al. 2017). */
export function expectedCalibrationError(scores: Float64Array, labels: Uint8Array): number {
  const sums = Array.from({ length: BINS }, () => ({ count: 0, score: 0, label: 0 }));
  for (const [index, score] of scores.entries()) {
    const bin = sums[Math.min(BINS - 1, Math.floor(score * BINS))];
    if (!bin) continue;
    bin.count += 1;
    bin.score += score;
    bin.label += labels[index] ?? 0;
  }
  return sums.reduce((total, { score, label }) => total + Math.abs(score - label), 0) / scores.length;
}

/** Of the rows whose probability fell between two edges: what was said of them on average, and how many were fraud. */
export type CalibrationBin = { count: number; predicted: number; observed: number };

/** Fraud is rare: most probabilities are far below a tenth, and decisions are taken at the other end. */
const RELIABILITY_EDGES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9];

/** Bins nobody fell into are left out. */
export function reliabilityOf(probabilities: Float64Array, labels: Uint8Array): CalibrationBin[] {
  const sums = Array.from({ length: RELIABILITY_EDGES.length + 1 }, () => ({ count: 0, predicted: 0, observed: 0 }));
  for (const [row, probability] of probabilities.entries()) {
    const above = RELIABILITY_EDGES.findIndex((edge) => probability < edge);
    const bin = sums[above === -1 ? RELIABILITY_EDGES.length : above];
    if (!bin) continue;
    bin.count += 1;
    bin.predicted += probability;
    bin.observed += labels[row] ?? 0;
  }
  return sums
    .filter(({ count }) => count > 0)
    .map(({ count, predicted, observed }) => ({ count, predicted: predicted / count, observed: observed / count }));
}
