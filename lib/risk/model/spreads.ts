// How the values of a feature are spread, so that later ones can be set beside them: the population stability index (PSI), as credit
// scoring uses it (Siddiqi 2006). Below .1 nothing has moved, from .25 on it has moved much.

import { FEATURES } from "../engine/features.ts";

/** Ends of the bins between, and the part of all values in each; the first is of what is not known. */
export type Spread = { edges: readonly number[]; shares: readonly number[] };
export type ModelSpreads = { features: readonly Spread[]; score: Spread; rows: number };

const BINS = 10;
/** A bin nobody fell into counts as half of a value in ten thousand: its logarithm would be endless. */
const LEAST_SHARE = 0.000_05;

/** Bins with as many of the values in each as can be. */
export function spreadOf(values: Float32Array | Float64Array): Spread {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  const edges: number[] = [];
  for (let bin = 1; bin < BINS; bin += 1) {
    const edge = known[Math.floor((bin * known.length) / BINS)];
    if (edge !== undefined && edge > (edges.at(-1) ?? known[0] ?? edge)) edges.push(edge);
  }
  return { edges, shares: sharesOf(values, edges) };
}

/** Of the same bins in other values. */
export function sharesOf(values: Float32Array | Float64Array, edges: readonly number[]): number[] {
  const counts = new Float64Array(edges.length + 2);
  for (const value of values) {
    const bin = binOf(value, edges);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return Array.from(counts, (count) => count / Math.max(1, values.length));
}

function binOf(value: number, edges: readonly number[]): number {
  if (Number.isNaN(value)) return 0;
  const above = edges.findIndex((edge) => value < edge);
  return above === -1 ? edges.length + 1 : above + 1;
}

export function stabilityIndex(before: readonly number[], after: readonly number[]): number {
  return before.reduce((sum, share, bin) => {
    const [from, to] = [Math.max(LEAST_SHARE, share), Math.max(LEAST_SHARE, after[bin] ?? 0)];
    return sum + (to - from) * Math.log(to / from);
  }, 0);
}

/** Of rows of FEATURES. */
export function columnOf(values: Float32Array, feature: number): Float32Array {
  const rows = values.length / FEATURES.length;
  return Float32Array.from({ length: rows }, (_, row) => values[row * FEATURES.length + feature] ?? Number.NaN);
}

export function spreadsOf(values: Float32Array, scores: Float64Array): ModelSpreads {
  return {
    features: FEATURES.map((_, feature) => spreadOf(columnOf(values, feature))),
    score: spreadOf(scores),
    rows: values.length / FEATURES.length,
  };
}
