/** Rows whose bin is at most `bin` go left; those without a value where `missingLeft` says. */
export type Split = { gain: number; feature: number; bin: number; missingLeft: boolean };

type Places = { edges: readonly Float32Array[]; offsets: readonly number[]; used: readonly number[] };
type Limits = { leafWeight: number; ridge: number };

const GAIN_MIN = 1e-6;

/** The cut after which the second-order loss is smallest, over all features and both ways for what is not known; null when none helps. */
export function bestSplit(histogram: Float64Array, { edges, offsets, used }: Places, limits: Limits): Split | null {
  let best: Split | null = null;
  for (const feature of used) {
    const found = bestOfFeature(histogram, { feature, offset: offsets[feature] ?? 0, cuts: edges[feature]?.length ?? 0 }, limits);
    if (found && found.gain > (best?.gain ?? GAIN_MIN)) best = found;
  }
  return best;
}

type Column = { feature: number; offset: number; cuts: number };

function bestOfFeature(histogram: Float64Array, { feature, offset, cuts }: Column, { leafWeight, ridge }: Limits): Split | null {
  const missingGradient = histogram[offset] ?? 0;
  const missingHessian = histogram[offset + 1] ?? 0;
  let totalGradient = missingGradient;
  let totalHessian = missingHessian;
  for (let bin = 1; bin <= cuts + 1; bin += 1) {
    totalGradient += histogram[offset + 2 * bin] ?? 0;
    totalHessian += histogram[offset + 2 * bin + 1] ?? 0;
  }
  const before = (totalGradient * totalGradient) / (totalHessian + ridge);
  let best: Split | null = null;
  let gradient = 0;
  let hessian = 0;
  for (let bin = 1; bin <= cuts; bin += 1) {
    gradient += histogram[offset + 2 * bin] ?? 0;
    hessian += histogram[offset + 2 * bin + 1] ?? 0;
    for (const missingLeft of missingHessian > 0 ? [true, false] : [false]) {
      const leftGradient = missingLeft ? gradient + missingGradient : gradient;
      const leftHessian = missingLeft ? hessian + missingHessian : hessian;
      const rightHessian = totalHessian - leftHessian;
      if (leftHessian < leafWeight || rightHessian < leafWeight) continue;
      const rightGradient = totalGradient - leftGradient;
      const gain =
        (leftGradient * leftGradient) / (leftHessian + ridge) + (rightGradient * rightGradient) / (rightHessian + ridge) - before;
      if (gain > (best?.gain ?? 0)) best = { gain, feature, bin, missingLeft };
    }
  }
  return best;
}
