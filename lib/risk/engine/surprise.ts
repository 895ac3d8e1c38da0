// How unusual a transaction is with no outcome ever told: how few of the organization's own were as large, as far from the payer's habit,
// and as much in one day. Tail probabilities are kept as histograms; their logarithms are raised before they are added, so that what is
// rare in one way counts for more than what is a little unusual in all.

import { FEATURES } from "./features.ts";

const BINS = 256;
const HALVE_AT = 200_000;

/** Lower end and width of the bins of each figure. */
const FIGURES = [
  { feature: "amount_log", low: 0, width: 1 / 16, weight: 1 },
  { feature: "amount_deviations", low: -4, width: 1 / 8, weight: 0.5 },
  { feature: "payer_sum_day", low: -6, width: 1 / 16, weight: 0.7 },
  { feature: "payer_burst_hour", low: -6, width: 1 / 16, weight: 0.5 },
] as const;

const POWER = 3;
/** Below so many there is no telling what is unusual. */
const ENOUGH = 200;

export type Tails = { counts: Float64Array[]; total: number };

export function createTails(): Tails {
  return { counts: FIGURES.map(() => new Float64Array(BINS)), total: 0 };
}

const POSITIONS = FIGURES.map(({ feature }) => FEATURES.indexOf(feature));

/** What the surprise is made of, out of a row of FEATURES; NaN where a figure is not known. */
export function watchedOf(row: Float32Array, offset = 0): number[] {
  return POSITIONS.map((position) => row[offset + position] ?? Number.NaN);
}

const binOf = (value: number, { low, width }: { low: number; width: number }): number =>
  Number.isNaN(value) ? 0 : Math.min(BINS - 1, Math.max(0, Math.floor((value - low) / width)));

/** `values` as watchedOf gives them. 0 is usual; 1 about what one in a thousand has. */
export function surpriseOf(tails: Tails, values: readonly number[]): number {
  if (tails.total < ENOUGH) return 0;
  let sum = 0;
  for (const [index, figure] of FIGURES.entries()) {
    const counts = tails.counts[index];
    if (!counts) continue;
    const bin = binOf(values[index] ?? Number.NaN, figure);
    let above = (counts[bin] ?? 0) / 2;
    for (let next = bin + 1; next < BINS; next += 1) above += counts[next] ?? 0;
    sum += figure.weight * (-Math.log((above + 0.5) / (tails.total + 1))) ** POWER;
  }
  return sum / Math.log(1_000) ** POWER;
}

export function learnTails(tails: Tails, values: readonly number[]): void {
  for (const [index, figure] of FIGURES.entries()) {
    const counts = tails.counts[index];
    const bin = binOf(values[index] ?? Number.NaN, figure);
    if (counts) counts[bin] = (counts[bin] ?? 0) + 1;
  }
  tails.total += 1;
  if (tails.total < HALVE_AT) return;
  for (const counts of tails.counts) for (let bin = 0; bin < BINS; bin += 1) counts[bin] = (counts[bin] ?? 0) / 2;
  tails.total /= 2;
}
