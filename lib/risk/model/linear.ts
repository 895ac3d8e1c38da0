/** A weighted sum of figures, each set beside its mean; one that is not known has a weight of its own instead. */
export type Linear = {
  intercept: number;
  weights: Float32Array;
  missing: Float32Array;
  means: Float32Array;
  scales: Float32Array;
};

/** Further out than this a figure says nothing more: one wild value must not outweigh all others together. */
const FARTHEST = 4;

export function standardized(value: number, mean: number, scale: number): number {
  return Math.max(-FARTHEST, Math.min(FARTHEST, (value - mean) / scale));
}

/** The log-odds of fraud. */
export function predictLinear({ intercept, weights, missing, means, scales }: Linear, row: Float32Array, offset = 0): number {
  let sum = intercept;
  for (let feature = 0; feature < weights.length; feature += 1) {
    const value = row[offset + feature] ?? Number.NaN;
    sum += Number.isNaN(value)
      ? (missing[feature] ?? 0)
      : (weights[feature] ?? 0) * standardized(value, means[feature] ?? 0, scales[feature] ?? 1);
  }
  return sum;
}
