// What is usual in one organization: of all amounts, and of each kind of spending. New accounts are judged by it until they have a past.

import { hashName } from "./movement.ts";

const CATEGORIES_MAX = 256;
const BINS = 64;
const KEPT = 0.9999;
const ADAPTION = 0.002;

type Spread = { count: number; mean: number; deviation: number };

export type Population = {
  all: Spread;
  categories: Map<number, Spread>;
  /** Decayed counts of amounts, a quarter of an octave each. */
  amounts: Float64Array;
  total: number;
};

export function createPopulation(): Population {
  return { all: { count: 0, mean: 4, deviation: 1 }, categories: new Map(), amounts: new Float64Array(BINS), total: 0 };
}

const binOf = (amount: number): number => Math.min(BINS - 1, Math.floor(4 * Math.log2(amount / 4 + 1)));

/** `currency` is the hash of its name as `currencyGroup` gives it; amounts are in US dollars all the same. */
export function learnPopulation(
  population: Population,
  { amount, category, currency = 0 }: { amount: number; category: number; currency?: number },
): void {
  const logAmount = Math.log1p(amount);
  learn(population.all, logAmount);
  if (category !== 0) learnGroup(population, category, logAmount);
  if (currency !== 0) learnGroup(population, currency, logAmount);
  // One renewal now and then instead of fading every bin at every amount.
  population.amounts[binOf(amount)] = (population.amounts[binOf(amount)] ?? 0) + 1;
  population.total += 1;
  if (population.total < 1 / (1 - KEPT)) return;
  for (let bin = 0; bin < BINS; bin += 1) population.amounts[bin] = (population.amounts[bin] ?? 0) / 2;
  population.total /= 2;
}

/** What amounts in one currency are kept under, beside those of categories. */
export const currencyGroup = (code: string): string => `currency ${code}`;

function learnGroup({ categories }: Population, group: number, logAmount: number): void {
  let spread = categories.get(group);
  if (!spread && categories.size < CATEGORIES_MAX) {
    spread = { count: 0, mean: logAmount, deviation: 0.7 };
    categories.set(group, spread);
  }
  if (spread) learn(spread, logAmount);
}

function learn(spread: Spread, logAmount: number): void {
  const rate = Math.max(ADAPTION, 1 / (spread.count + 1));
  const difference = logAmount - spread.mean;
  const bounded = Math.max(-4 * spread.deviation - 0.2, Math.min(4 * spread.deviation + 0.2, difference));
  spread.mean += rate * bounded;
  spread.deviation += rate * (Math.abs(bounded) - spread.deviation);
  spread.count += 1;
}

/** Below so many amounts there is no telling what is usual. */
const ENOUGH = 50;

/** Part of the organization's amounts that are smaller; .5 while there are few. */
export function percentileOf(population: Population, amount: number): number {
  if (population.total < ENOUGH) return 0.5;
  const bin = binOf(amount);
  let below = 0;
  for (let index = 0; index < bin; index += 1) below += population.amounts[index] ?? 0;
  return (below + (population.amounts[bin] ?? 0) / 2) / population.total;
}

/**
 * The amount that such a part of all amounts, or of those of one group, stays below; NaN while there are few. Of a group only mean and
 * deviation are kept: its logarithms are taken as logistic, whose mean absolute deviation is 2 ln 2 times its scale.
 */
export function percentileAmount(population: Population, part: number, group?: string): number {
  if (group !== undefined) {
    const spread = population.categories.get(hashName(group));
    if (!spread || spread.count < ENOUGH) return Number.NaN;
    return Math.expm1(spread.mean + (spread.deviation / (2 * Math.LN2)) * Math.log(part / (1 - part)));
  }
  if (population.total < ENOUGH) return Number.NaN;
  let left = part * population.total;
  for (let bin = 0; bin < BINS; bin += 1) {
    const count = population.amounts[bin] ?? 0;
    if (count > 0 && left <= count) return lowerEnd(bin) + (left / count) * (lowerEnd(bin + 1) - lowerEnd(bin));
    left -= count;
  }
  return lowerEnd(BINS);
}

const lowerEnd = (bin: number): number => 4 * (2 ** (bin / 4) - 1);
