// Logistic regression with an L2 penalty, solved in the dual one example at a time (Yu, Huang, Lin: Dual coordinate descent
// for logistic regression, 2011). No step size, the same result each time, and a weight for every example.

import type { Dataset } from "./dataset.ts";
import { createRandom, shuffle } from "./random.ts";

export type LogisticOptions = {
  epochs: number;
  seed: number;
  /** How far an example may pull the weights, one number for each example; 0 leaves it out. */
  pull: Float64Array;
  /** What each place's values are multiplied by: a place with a small scale must earn its weight. */
  scales: Float32Array;
};

/** Weights by place, to be used on values that are not scaled. */
export function fitLogistic(data: Dataset, options: LogisticOptions): Float64Array {
  const { pull, scales } = options;
  const weights = new Float64Array(scales.length);
  const squared = Float64Array.from(scales, (scale) => scale * scale);
  const used = Int32Array.from(Array.from(pull.keys()).filter((example) => (pull[example] ?? 0) > 0));
  const alphas = new Float64Array(pull.length);
  const norms = new Float64Array(pull.length);
  for (const example of used) norms[example] = squaredNorm(data, squared, example);
  const random = createRandom(options.seed);
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(used, random);
    for (const example of used) {
      const side = data.labels[example] === 1 ? 1 : -1;
      const before = alphas[example] ?? 0;
      const after = solveOne(norms[example] ?? 0, side * dot(data, weights, example), before, pull[example] ?? 0);
      alphas[example] = after;
      add(data, weights, squared, example, (after - before) * side);
    }
  }
  return weights;
}

/** The root of t + a (C σ(t) − α) + b, which is unique as the left side only grows; the new α is C σ(t). */
function solveOne(a: number, b: number, alpha: number, c: number): number {
  let low = -b - a * (c - alpha);
  let high = -b + a * alpha;
  let t = (low + high) / 2;
  for (let round = 0; round < 30 && high - low > 1e-6; round++) {
    const share = 1 / (1 + Math.exp(-t));
    const value = t + a * (c * share - alpha) + b;
    if (value > 0) high = t;
    else low = t;
    const step = t - value / (1 + a * c * share * (1 - share));
    if (Math.abs(step - t) < 1e-7) break;
    t = step > low && step < high ? step : (low + high) / 2;
  }
  return c / (1 + Math.exp(-t));
}

export function dot(data: Dataset, weights: Float64Array, example: number): number {
  let sum = 0;
  const end = data.starts[example + 1] ?? 0;
  for (let at = data.starts[example] ?? 0; at < end; at++) sum += (weights[data.places[at] ?? 0] ?? 0) * (data.values[at] ?? 0);
  return sum;
}

function squaredNorm(data: Dataset, squared: Float64Array, example: number): number {
  let sum = 0;
  const end = data.starts[example + 1] ?? 0;
  for (let at = data.starts[example] ?? 0; at < end; at++) sum += (squared[data.places[at] ?? 0] ?? 0) * (data.values[at] ?? 0) ** 2;
  return sum;
}

function add(data: Dataset, weights: Float64Array, squared: Float64Array, example: number, factor: number): void {
  const end = data.starts[example + 1] ?? 0;
  for (let at = data.starts[example] ?? 0; at < end; at++) {
    const place = data.places[at] ?? 0;
    weights[place] = (weights[place] ?? 0) + factor * (squared[place] ?? 0) * (data.values[at] ?? 0);
  }
}
