// Features that move together belong to one reason: had the amount been a usual one, all that is measured by it would be usual too.

import { FEATURES, type FeatureName } from "./features.ts";

export const CONCEPTS = {
  amount: [
    ...(["amount_log", "amount_deviations", "amount_over_peak", "amount_percentile_own", "amount_percentile_all"] as const),
    ...(["category_deviations_own", "category_deviations_all", "payee_amount_deviations", "roundness", "below_threshold"] as const),
  ],
  pace: ["payer_count_hour", "payer_count_day", "payer_count_week", "payer_burst_hour", "payer_burst_day", "payer_rest", "payer_dormancy"],
  spending: ["payer_sum_day", "payer_sum_week", "payer_mean_shift"],
  hour: ["hour_share", "hour"],
  category: ["category_share"],
  payee_novelty: ["payee_is_new", "payee_rank", "payer_fresh_share"],
  payee_traffic: ["payee_count", "payee_age", "payee_burst_day", "payee_fresh_share", "payee_sum_day"],
  flow: ["payer_received_ago", "payer_pass_through", "payer_senders_fresh", "source_returns"],
  payer_history: ["payer_risk_week", "payer_risk_month", "payer_fraud_since", "payer_fraud_ago"],
  payee_history: ["payee_risk_week", "payee_risk_month", "payee_fraud_since", "payee_fraud_ago"],
  account_age: ["payer_age", "payer_count"],
  place: ["home_distance", "travel_speed"],
  balance: ["balance_share", "balance_left", "payee_balance_gap"],
} as const satisfies Readonly<Record<string, readonly FeatureName[]>>;

export type Concept = keyof typeof CONCEPTS;

/** Where the features of each concept stand in a row. */
export const POSITIONS: readonly (readonly [concept: Concept, features: readonly number[]])[] = namesOf(CONCEPTS).map((concept) => [
  concept,
  CONCEPTS[concept].map((name: FeatureName) => FEATURES.indexOf(name)),
]);

function namesOf<Name extends string>(concepts: Readonly<Record<Name, unknown>>): Name[] {
  return Object.keys(concepts).filter((name): name is Name => name in concepts);
}
