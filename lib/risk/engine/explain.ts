// Why a score is high: each concept is set to what is usual, and what the score falls by is what the concept weighs. Asked only of scores
// that somebody will look at, since each concept asks the trees once more.

import type { RiskModel } from "../model/risk-model.ts";
import { rawScoreOf } from "../model/risk-model.ts";
import { type Concept, POSITIONS } from "./concepts.ts";
import { FEATURES, type FeatureName } from "./features.ts";
import { surpriseOf, type Tails, watchedOf } from "./surprise.ts";

/** `code`: a concept, or a rule's. `weight`: part of all that raised the score. `value` and `expected` are in the unit the text names. */
export type Reason = { code: string; text: string; value: number; expected: number; weight: number };

const REASONS_MAX = 5;
/** Log-odds below which a concept is not worth a line. */
const LEAST_DROP = 0.1;

/** Strongest first; empty when nothing stands out. */
export function explain(model: RiskModel, row: Float32Array, tails: Tails): Reason[] {
  const scoreOf = (features: Float32Array): number =>
    rawScoreOf(model, features, {
      surprise: surpriseOf(tails, watchedOf(features)),
    });
  const score = scoreOf(row);
  const drops = POSITIONS.map(([concept, features]) => ({ concept, drop: score - scoreOf(withTypical(row, features, model.typical)) }))
    .filter(({ drop }) => drop >= LEAST_DROP)
    .toSorted((a, b) => b.drop - a.drop);
  const total = drops.reduce((sum, { drop }) => sum + drop, 0);
  return drops
    .slice(0, REASONS_MAX)
    .map(({ concept, drop }) => ({ code: concept, weight: drop / total, ...say(concept, row, model.typical) }));
}

function withTypical(row: Float32Array, features: readonly number[], typical: Float32Array): Float32Array {
  const changed = row.slice();
  for (const feature of features) changed[feature] = typical[feature] ?? Number.NaN;
  return changed;
}

type Said = { text: string; value: number; expected: number };
type Sentence = { feature: FeatureName; toUnit(value: number): number; text(value: string, expected: string): string };

const same = (value: number): number => value;
const percent = (value: number): number => 100 * value;

/** Of each concept the figure a person understands, and the sentence around it. */
const SENTENCES: Readonly<Record<Concept, Sentence>> = {
  amount: {
    feature: "amount_deviations",
    toUnit: same,
    text: (value, expected) => `The amount is ${value} deviations above what this account usually pays; ${expected} is usual.`,
  },
  pace: {
    feature: "payer_count_hour",
    toUnit: Math.expm1,
    text: (value, expected) => `About ${value} payments in the last hour; ${expected} is usual.`,
  },
  spending: {
    feature: "payer_sum_day",
    toUnit: Math.exp,
    text: (value, expected) => `Spending of the last day is ${value} times the account's daily average; ${expected} is usual.`,
  },
  hour: {
    feature: "hour_share",
    toUnit: percent,
    text: (value, expected) => `${value} % of the account's payments fall near this hour; ${expected} % is usual.`,
  },
  category: {
    feature: "category_share",
    toUnit: percent,
    text: (value, expected) => `${value} % of the account's payments are of this kind; ${expected} % is usual.`,
  },
  payee_novelty: {
    feature: "payer_fresh_share",
    toUnit: percent,
    text: (value, expected) => `${value} % of the last week's payments went to payees new to this account; ${expected} % is usual.`,
  },
  payee_traffic: {
    feature: "payee_sum_day",
    toUnit: Math.exp,
    text: (value, expected) => `The payee received ${value} times its daily average in a day; ${expected} is usual.`,
  },
  flow: {
    feature: "payer_received_ago",
    toUnit: Math.expm1,
    text: (value, expected) => `Money that came in ${value} hours ago goes on; ${expected} hours are usual.`,
  },
  payer_history: {
    feature: "payer_risk_month",
    toUnit: percent,
    text: (value, expected) => `${value} % of the payer's closed cases of the last month were fraud; ${expected} % is usual.`,
  },
  payee_history: {
    feature: "payee_risk_month",
    toUnit: percent,
    text: (value, expected) => `${value} % of the payee's closed cases of the last month were fraud; ${expected} % is usual.`,
  },
  account_age: {
    feature: "payer_count",
    toUnit: Math.expm1,
    text: (value, expected) => `The account has paid ${value} times before; ${expected} is usual.`,
  },
  place: { feature: "home_distance", toUnit: same, text: (value, expected) => `Paid ${value} km from home; ${expected} km is usual.` },
  balance: {
    feature: "balance_share",
    toUnit: percent,
    text: (value, expected) => `${value} % of the balance leaves at once; ${expected} % is usual.`,
  },
};

function say(concept: Concept, row: Float32Array, typical: Float32Array): Said {
  const { feature, toUnit, text } = SENTENCES[concept];
  const position = FEATURES.indexOf(feature);
  const value = known(toUnit(row[position] ?? Number.NaN));
  const expected = known(toUnit(typical[position] ?? Number.NaN));
  return { value, expected, text: text(round(value), round(expected)) };
}

/** A figure that is not known is none. */
const known = (value: number): number => (Number.isFinite(value) ? value : 0);
/** A hair below nothing is nothing: "-0.0" is no figure anybody writes. */
const round = (value: number): string => (Math.abs(value) >= 10 ? value.toFixed(0) : (Math.abs(value) < 0.05 ? 0 : value).toFixed(1));
