// Gradient-boosted trees (Friedman 2001), as they are asked: flat arrays, one comparison a step, no allocation.

/** Inner nodes and leaves of all trees, one after the other. A child below zero is the leaf ~child. */
export type Forest = {
  base: number;
  roots: Int32Array;
  feature: Int16Array;
  threshold: Float32Array;
  /** Where a value goes that is not known: 1 left, 0 right. */
  missingLeft: Uint8Array;
  left: Int32Array;
  right: Int32Array;
  leaves: Float32Array;
};

/** The log-odds of fraud. */
export function predict(forest: Forest, row: Float32Array, offset = 0): number {
  const { roots, feature, threshold, missingLeft, left, right, leaves } = forest;
  let sum = forest.base;
  for (let tree = 0; tree < roots.length; tree += 1) {
    let node = roots[tree] ?? 0;
    while (node >= 0) {
      const value = row[offset + (feature[node] ?? 0)] ?? 0;
      const isLeft = Number.isNaN(value) ? missingLeft[node] === 1 : value <= (threshold[node] ?? 0);
      node = (isLeft ? left[node] : right[node]) ?? -1;
    }
    sum += leaves[~node] ?? 0;
  }
  return sum;
}

export const toProbability = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));
