// A transaction beside what is known of both accounts, as numbers a model weighs. Everything is relative to the account's own past or to
// the organization's, so that a model learnt in one place says something in another. NaN where it cannot be known.

import type { Movement } from "./movement.ts";
import { amountBin, decayed } from "./observe.ts";
import { type Population, percentileOf } from "./population.ts";
import {
  AMOUNT_BINS,
  AMOUNTS,
  HALF_LIVES_MS,
  HOURS,
  IN,
  LABEL,
  LABELS_IN,
  LABELS_OUT,
  MOMENT,
  OUT,
  PARTNERS,
  type Profile,
  SIDE,
} from "./profile.ts";
import { moneyFeatures, placeFeatures } from "./surroundings.ts";

export const FEATURES = [
  "amount_log",
  "amount_deviations",
  "amount_over_peak",
  "amount_percentile_own",
  "amount_percentile_all",
  "category_deviations_own",
  "category_deviations_all",
  "category_share",
  "payee_amount_deviations",
  "payer_count_hour",
  "payer_count_day",
  "payer_count_week",
  "payer_burst_hour",
  "payer_burst_day",
  "payer_sum_day",
  "payer_sum_week",
  "payer_mean_shift",
  "payer_rest",
  "payer_dormancy",
  "payer_age",
  "payer_count",
  "hour_share",
  "hour",
  "payee_is_new",
  "payee_rank",
  "payer_fresh_share",
  "payee_count",
  "payee_age",
  "payee_burst_day",
  "payee_fresh_share",
  "payee_sum_day",
  "payer_received_ago",
  "payer_pass_through",
  "payer_senders_fresh",
  "source_returns",
  "payer_risk_week",
  "payer_risk_month",
  "payer_fraud_since",
  "payer_fraud_ago",
  "payee_risk_week",
  "payee_risk_month",
  "payee_fraud_since",
  "payee_fraud_ago",
  "home_distance",
  "travel_speed",
  "balance_share",
  "balance_left",
  "payee_balance_gap",
  "roundness",
  "below_threshold",
] as const;
export type FeatureName = (typeof FEATURES)[number];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** As if so many average amounts had been seen before the first. */
const PRIOR_COUNT = 3;

type Views = { movement: Movement; payer: Profile; payee: Profile; population: Population; logAmount: number };

/** Writes FEATURES.length numbers to `out` from `offset` on; looks only at what was observed before. */
export function writeFeatures(
  movement: Movement,
  { payer, payee, population }: { payer: Profile; payee: Profile; population: Population },
  out: Float32Array,
  offset = 0,
): void {
  const views = { movement, payer, payee, population, logAmount: Math.log1p(movement.amount) };
  let next = offset;
  const put = (...values: number[]): void => {
    for (const value of values) {
      out[next] = value;
      next += 1;
    }
  };
  put(...amountFeatures(views));
  put(...paceFeatures(views));
  put(...habitFeatures(views));
  put(...payeeFeatures(views));
  put(...flowFeatures(views));
  put(
    ...outcomeFeatures(payer, movement.at, {
      labels: LABELS_OUT,
      last: MOMENT.labelsOut,
      first: MOMENT.fraudOutFirst,
      newest: MOMENT.fraudOutLast,
    }),
  );
  put(
    ...outcomeFeatures(payee, movement.at, {
      labels: LABELS_IN,
      last: MOMENT.labelsIn,
      first: MOMENT.fraudInFirst,
      newest: MOMENT.fraudInLast,
    }),
  );
  put(...placeFeatures(movement, payer));
  put(...moneyFeatures(movement));
}

/** Deviations from a mean that few amounts have made, drawn towards what everybody spends. */
function deviations(
  logAmount: number,
  own: { count: number; mean: number; deviation: number },
  all: { mean: number; deviation: number },
): number {
  const weight = own.count / (own.count + PRIOR_COUNT);
  const mean = weight * own.mean + (1 - weight) * all.mean;
  const deviation = weight * own.deviation + (1 - weight) * all.deviation;
  return (logAmount - mean) / (deviation + 0.1);
}

function sideOf(stats: Float32Array, side: number): { count: number; mean: number; deviation: number } {
  return { count: stats[side + SIDE.count] ?? 0, mean: stats[side + SIDE.mean] ?? 0, deviation: stats[side + SIDE.deviation] ?? 0 };
}

function amountFeatures({ movement, payer, payee, population, logAmount }: Views): number[] {
  const own = sideOf(payer.stats, OUT);
  const isKnown = own.count > 0;
  let below = 0;
  let total = 0;
  const bin = amountBin(movement.amount);
  for (let index = 0; index < AMOUNT_BINS; index += 1) {
    const count = payer.stats[AMOUNTS + index] ?? 0;
    total += count;
    if (index < bin) below += count;
    else if (index === bin) below += count / 2;
  }
  const received = sideOf(payee.stats, IN);
  return [
    logAmount,
    deviations(logAmount, own, population.all),
    isKnown ? logAmount - (payer.stats[OUT + SIDE.peak] ?? 0) : Number.NaN,
    (below + 1.5) / (total + 3),
    percentileOf(population, movement.amount),
    ...categoryFeatures(movement, payer, population, logAmount),
    received.count > 0 ? deviations(logAmount, received, population.all) : Number.NaN,
  ];
}

function categoryFeatures(movement: Movement, payer: Profile, population: Population, logAmount: number): [number, number, number] {
  if (movement.category === 0) return [Number.NaN, Number.NaN, Number.NaN];
  const all = population.categories.get(movement.category) ?? population.all;
  const slot = payer.categories.indexOf(movement.category);
  const [count = 0, mean = 0, deviation = 0] = slot === -1 ? [] : payer.categoryStats.subarray(slot * 3, slot * 3 + 3);
  const share = (count + 0.5) / ((payer.stats[OUT + SIDE.count] ?? 0) + 5);
  return [deviations(logAmount, { count, mean, deviation }, all), (logAmount - all.mean) / (all.deviation + 0.1), share];
}

/** Decayed to now: what was counted fades also while nothing happens. */
function paceOf({ moments, stats }: Profile, side: number, last: number, at: number) {
  const elapsed = (moments[last] ?? 0) === 0 ? 0 : at - (moments[last] ?? 0);
  const read = (slot: number, index: number): number => decayed(stats[side + slot + index] ?? 0, elapsed, HALF_LIVES_MS[index] ?? 1);
  return {
    elapsed,
    hour: read(SIDE.counts, 0),
    day: read(SIDE.counts, 1),
    week: read(SIDE.counts, 2),
    month: read(SIDE.counts, 3),
    sumDay: read(SIDE.sums, 1),
    sumWeek: read(SIDE.sums, 2),
    sumMonth: read(SIDE.sums, 3),
    fresh: decayed(stats[side + SIDE.fresh] ?? 0, elapsed, HALF_LIVES_MS[2]),
  };
}

/** A decayed count at a steady pace is the pace times the half-life over ln 2, so two of them compare by their half-lives. */
const pace = (count: number, halfLifeMs: number): number => count / halfLifeMs;

function burst(count: number, halfLifeMs: number, month: number): number {
  return Math.log((count + 0.5) / halfLifeMs / (pace(month, HALF_LIVES_MS[3]) + 0.5 / HALF_LIVES_MS[3]));
}

function paceFeatures({ movement: { at, amount }, payer, population }: Views): number[] {
  // What everybody spends at a time, so that a first payment is no surge.
  const usual = Math.expm1(population.all.mean) + 1;
  const own = paceOf(payer, OUT, MOMENT.lastOut, at);
  const first = payer.moments[MOMENT.first] ?? 0;
  const count = payer.stats[OUT + SIDE.count] ?? 0;
  const age = first === 0 ? 0 : Math.max(0, at - first);
  const usualGap = count > 1 ? age / count : Number.NaN;
  const meanMonth = own.month > 0 ? own.sumMonth / own.month : Number.NaN;
  const meanWeek = own.week > 0 ? own.sumWeek / own.week : Number.NaN;
  return [
    Math.log1p(own.hour),
    Math.log1p(own.day),
    Math.log1p(own.week),
    burst(own.hour, HALF_LIVES_MS[0], own.month),
    burst(own.day, HALF_LIVES_MS[1], own.month),
    Math.log((own.sumDay + amount + usual) / (own.sumMonth / 30 + usual)),
    Math.log((own.sumWeek + amount + usual) / (own.sumMonth / 4 + usual)),
    Math.log((meanWeek + 1) / (meanMonth + 1)),
    count === 0 ? Number.NaN : Math.log1p(own.elapsed / HOUR_MS),
    Math.log((own.elapsed + HOUR_MS) / (usualGap + HOUR_MS)),
    Math.log1p(age / DAY_MS),
    Math.log1p(count),
  ];
}

function habitFeatures({ movement, payer }: Views): number[] {
  const hour = Math.floor(movement.at / HOUR_MS) % 24;
  let total = 0;
  for (let index = 0; index < 24; index += 1) total += payer.stats[HOURS + index] ?? 0;
  const near = [hour, (hour + 23) % 24, (hour + 1) % 24].reduce((sum, index) => sum + (payer.stats[HOURS + index] ?? 0), 0);
  const rank = payer.payees.indexOf(movement.payee);
  const own = paceOf(payer, OUT, MOMENT.lastOut, movement.at);
  return [(near + 0.5) / (total + 4), hour, rank === -1 ? 1 : 0, rank === -1 ? PARTNERS : rank, (own.fresh + 0.5) / (own.week + 1)];
}

function payeeFeatures({ movement: { at, amount }, payee }: Views): number[] {
  const received = paceOf(payee, IN, MOMENT.lastIn, at);
  const first = payee.moments[MOMENT.first] ?? 0;
  return [
    Math.log1p(payee.stats[IN + SIDE.count] ?? 0),
    first === 0 ? 0 : Math.log1p(Math.max(0, at - first) / DAY_MS),
    burst(received.day, HALF_LIVES_MS[1], received.month),
    (received.fresh + 0.5) / (received.week + 1),
    Math.log((received.sumDay + amount + 1) / (received.sumMonth / 30 + 1)),
  ];
}

function flowFeatures({ movement: { at, amount, payee: target }, payer }: Views): number[] {
  const received = paceOf(payer, IN, MOMENT.lastIn, at);
  const paid = paceOf(payer, OUT, MOMENT.lastOut, at);
  const hasReceived = (payer.stats[IN + SIDE.count] ?? 0) > 0;
  const source = payer.sources.indexOf(target);
  return [
    hasReceived ? Math.log1p(received.elapsed / HOUR_MS) : Number.NaN,
    hasReceived ? Math.log((paid.sumDay + amount + 1) / (received.sumDay + 1)) : Number.NaN,
    hasReceived ? (received.fresh + 0.5) / (received.week + 1) : Number.NaN,
    source === -1 ? Number.NaN : at / DAY_MS - (payer.sourceDays[source] ?? 0),
  ];
}

type OutcomeSlots = { labels: number; last: number; first: number; newest: number };

/** Outcomes fade evenly, so their share does not; only the weight of the prior grows. */
function outcomeFeatures({ moments, stats }: Profile, at: number, { labels, last, first, newest }: OutcomeSlots): number[] {
  const elapsed = (moments[last] ?? 0) === 0 ? 0 : at - (moments[last] ?? 0);
  const share = (frauds: number, judged: number, halfLifeMs: number): number =>
    (decayed(stats[labels + frauds] ?? 0, elapsed, halfLifeMs) + 0.005) / (decayed(stats[labels + judged] ?? 0, elapsed, halfLifeMs) + 0.5);
  const since = (moment: number): number => ((moments[moment] ?? 0) === 0 ? Number.NaN : (at - (moments[moment] ?? 0)) / DAY_MS);
  return [
    share(LABEL.frauds7, LABEL.judged7, HALF_LIVES_MS[2]),
    share(LABEL.frauds30, LABEL.judged30, HALF_LIVES_MS[3]),
    since(first),
    since(newest),
  ];
}
