// What a transaction, and later its outcome, leaves behind in the profiles of both sides. Constant work, whatever the history.

import type { Movement } from "./movement.ts";
import {
  AMOUNT_BINS,
  AMOUNTS,
  CATEGORIES,
  HALF_LIVES_MS,
  HOURS,
  IN,
  LABEL,
  LABELS_IN,
  LABELS_OUT,
  MOMENT,
  OUT,
  PLACE,
  type Profile,
  SIDE,
  SOURCES,
} from "./profile.ts";

const DAY_MS = 86_400_000;
/** How much one amount moves mean and deviation at least; the first ones move them more. */
const ADAPTION = 0.03;
const HISTORY_KEPT = 0.99;
/** Money that came in so long ago is not followed any further. */
export const SOURCE_DAYS = 14;
/** A fraud after so long a rest begins a new run. */
const RUN_GAP_MS = 21 * DAY_MS;

export const decayed = (value: number, elapsedMs: number, halfLifeMs: number): number =>
  value === 0 ? 0 : value * 2 ** (-Math.max(0, elapsedMs) / halfLifeMs);

/** A bin is half an octave wide, from a tenth of a unit on. */
export function amountBin(amount: number): number {
  const bin = Math.floor(2 * Math.log2(amount * 10 + 1)) - 2;
  return Math.min(AMOUNT_BINS - 1, Math.max(0, bin));
}

/** Nobody has so much; sums of what somebody may claim stay numbers. */
const AMOUNT_MAX = 1e15;

export function observe(movement: Movement, payer: Profile, payee: Profile): void {
  const { at } = movement;
  const amount = Math.min(movement.amount, AMOUNT_MAX);
  const logAmount = Math.log1p(amount);
  const isNewPayee = remember(payer.payees, movement.payee);
  const isNewPayer = remember(payee.payers, movement.payer);
  countSide(payer, OUT, MOMENT.lastOut, { at, amount, logAmount, isNew: isNewPayee });
  countSide(payee, IN, MOMENT.lastIn, { at, amount, logAmount, isNew: isNewPayer });
  rememberHabits(payer, movement, logAmount);
  passSources(payer, payee, movement);
}

type Entry = { at: number; amount: number; logAmount: number; isNew: boolean };

function countSide({ moments, stats }: Profile, side: number, last: number, { at, amount, logAmount, isNew }: Entry): void {
  const before = moments[last] ?? 0;
  const elapsed = before === 0 ? 0 : at - before;
  for (let index = 0; index < HALF_LIVES_MS.length; index += 1) {
    const halfLife = HALF_LIVES_MS[index] ?? 1;
    const factor = 2 ** (-Math.max(0, elapsed) / halfLife);
    const count = side + SIDE.counts + index;
    const sum = side + SIDE.sums + index;
    stats[count] = (stats[count] ?? 0) * factor + 1;
    stats[sum] = (stats[sum] ?? 0) * factor + amount;
    if (halfLife === HALF_LIVES_MS[2]) stats[side + SIDE.fresh] = (stats[side + SIDE.fresh] ?? 0) * factor + (isNew ? 1 : 0);
  }
  const count = stats[side + SIDE.count] ?? 0;
  learnAmount(stats, side + SIDE.mean, side + SIDE.deviation, { count, logAmount });
  stats[side + SIDE.peak] = Math.max((stats[side + SIDE.peak] ?? 0) * 0.999, logAmount);
  stats[side + SIDE.count] = count + 1;
  if (isNew) stats[side + SIDE.partners] = (stats[side + SIDE.partners] ?? 0) + 1;
  // Late arrivals are counted where the clock stands already.
  moments[last] = Math.max(before, at);
  if ((moments[MOMENT.first] ?? 0) === 0) moments[MOMENT.first] = at;
}

/** Mean and mean absolute deviation; one wild amount moves them by no more than four deviations do. */
function learnAmount(
  stats: Float32Array,
  mean: number,
  deviation: number,
  { count, logAmount }: { count: number; logAmount: number },
): void {
  if (count === 0) {
    stats[mean] = logAmount;
    stats[deviation] = 0.5;
    return;
  }
  const rate = Math.max(ADAPTION, 1 / (count + 1));
  const spread = stats[deviation] ?? 0;
  const difference = logAmount - (stats[mean] ?? 0);
  const bounded = Math.max(-4 * spread - 0.2, Math.min(4 * spread + 0.2, difference));
  stats[mean] = (stats[mean] ?? 0) + rate * bounded;
  stats[deviation] = spread + rate * (Math.abs(bounded) - spread);
}

/** Moves a partner to the front of those remembered; true when it was not among them. */
function remember(partners: Uint32Array, hash: number): boolean {
  const found = partners.indexOf(hash);
  const end = found === -1 ? partners.length - 1 : found;
  partners.copyWithin(1, 0, end);
  partners[0] = hash;
  return found === -1;
}

function rememberHabits({ stats, categories, categoryStats }: Profile, movement: Movement, logAmount: number): void {
  const hour = HOURS + (Math.floor(movement.at / 3_600_000) % 24);
  for (let index = HOURS; index < HOURS + 24; index += 1) stats[index] = (stats[index] ?? 0) * HISTORY_KEPT;
  stats[hour] = (stats[hour] ?? 0) + 1;
  for (let index = AMOUNTS; index < AMOUNTS + AMOUNT_BINS; index += 1) stats[index] = (stats[index] ?? 0) * HISTORY_KEPT;
  const bin = AMOUNTS + amountBin(movement.amount);
  stats[bin] = (stats[bin] ?? 0) + 1;
  if (!Number.isNaN(movement.latitude)) {
    stats[PLACE] = movement.latitude;
    stats[PLACE + 1] = movement.longitude;
  }
  if (movement.category === 0) return;
  let slot = categories.indexOf(movement.category);
  if (slot === -1) slot = rarest(categories, categoryStats);
  if (categories[slot] !== movement.category) {
    categories[slot] = movement.category;
    categoryStats.fill(0, slot * 3, slot * 3 + 3);
  }
  const count = categoryStats[slot * 3] ?? 0;
  learnAmount(categoryStats, slot * 3 + 1, slot * 3 + 2, { count, logAmount });
  categoryStats[slot * 3] = count + 1;
}

function rarest(categories: Uint32Array, categoryStats: Float32Array): number {
  let best = 0;
  for (let slot = 0; slot < CATEGORIES; slot += 1) {
    if (categories[slot] === 0) return slot;
    if ((categoryStats[slot * 3] ?? 0) < (categoryStats[best * 3] ?? 0)) best = slot;
  }
  return best;
}

/** The payee's money now also came from the payer, and from wherever the payer's did: the newest few, without the payee itself. */
function passSources(payer: Profile, payee: Profile, movement: Movement): void {
  const day = movement.at / DAY_MS;
  for (let index = SOURCES - 1; index >= 0; index -= 1) {
    const source = payer.sources[index] ?? 0;
    const arrived = payer.sourceDays[index] ?? 0;
    if (source !== 0 && source !== movement.payee && day - arrived <= SOURCE_DAYS) addSource(payee, source, arrived);
  }
  addSource(payee, movement.payer, day);
}

function addSource({ sources, sourceDays }: Profile, source: number, day: number): void {
  const found = sources.indexOf(source);
  const end = found === -1 ? SOURCES - 1 : found;
  sources.copyWithin(1, 0, end);
  sourceDays.copyWithin(1, 0, end);
  sources[0] = source;
  sourceDays[0] = day;
}

/** What a case came to. `at` is the transaction's own time; whoever calls waits until the outcome may be known. */
export function learnOutcome(at: number, isFraud: boolean, payer: Profile, payee: Profile): void {
  countOutcome(payer, {
    labels: LABELS_OUT,
    last: MOMENT.labelsOut,
    first: MOMENT.fraudOutFirst,
    newest: MOMENT.fraudOutLast,
    at,
    isFraud,
  });
  countOutcome(payee, { labels: LABELS_IN, last: MOMENT.labelsIn, first: MOMENT.fraudInFirst, newest: MOMENT.fraudInLast, at, isFraud });
}

type Outcome = { labels: number; last: number; first: number; newest: number; at: number; isFraud: boolean };

function countOutcome({ moments, stats }: Profile, { labels, last, first, newest, at, isFraud }: Outcome): void {
  const before = moments[last] ?? 0;
  const elapsed = before === 0 ? 0 : at - before;
  const fade = (slot: number, halfLifeMs: number, more: number): void => {
    stats[labels + slot] = decayed(stats[labels + slot] ?? 0, elapsed, halfLifeMs) + more;
  };
  fade(LABEL.frauds7, HALF_LIVES_MS[2], isFraud ? 1 : 0);
  fade(LABEL.judged7, HALF_LIVES_MS[2], 1);
  fade(LABEL.frauds30, HALF_LIVES_MS[3], isFraud ? 1 : 0);
  fade(LABEL.judged30, HALF_LIVES_MS[3], 1);
  moments[last] = Math.max(before, at);
  if (!isFraud) return;
  if (at - (moments[newest] ?? 0) > RUN_GAP_MS) moments[first] = at;
  moments[newest] = Math.max(moments[newest] ?? 0, at);
}
