// What a rule may ask about a transaction: the features of the engine in units people think in, a few words, and what the lists say.

import type { FeatureName } from "../engine/features.ts";

/** `log1p` and `log`: the feature is the logarithm, a rule states the number itself. */
type Scale = "same" | "log1p" | "log" | "percent";
/** `history`: NaN means that too little is known of the accounts; `submitted`: that nobody said it. */
type Origin = "history" | "submitted";

export type NumberFact = { feature: FeatureName; label: string; unit: string; scale: Scale; origin: Origin };

const of = (feature: FeatureName, label: string, unit: string, scale: Scale = "same", origin: Origin = "history"): NumberFact => ({
  feature,
  label,
  unit,
  scale,
  origin,
});

/** Each feature by the name rules use; the amount alone has another than the model's. */
export const NUMBER_FACTS = {
  amount_usd: of("amount_log", "Amount, in US dollars", "USD", "log1p", "submitted"),
  amount_deviations: of("amount_deviations", "Amount against the payer's habit", "deviations"),
  amount_over_peak: of("amount_over_peak", "Amount over the payer's largest so far", "times", "log"),
  amount_percentile_own: of("amount_percentile_own", "Part of the payer's amounts that are smaller", "%", "percent"),
  amount_percentile_all: of("amount_percentile_all", "Part of the organization's amounts that are smaller", "%", "percent"),
  category_deviations_own: of(
    "category_deviations_own",
    "Amount against the payer's habit in this category",
    "deviations",
    "same",
    "submitted",
  ),
  category_deviations_all: of("category_deviations_all", "Amount against everybody's in this category", "deviations", "same", "submitted"),
  category_share: of("category_share", "Part of the payer's payments in this category", "%", "percent", "submitted"),
  payee_amount_deviations: of("payee_amount_deviations", "Amount against what the payee usually receives", "deviations"),
  payer_count_hour: of("payer_count_hour", "Payments of the payer in the last hour", "payments", "log1p"),
  payer_count_day: of("payer_count_day", "Payments of the payer in the last day", "payments", "log1p"),
  payer_count_week: of("payer_count_week", "Payments of the payer in the last week", "payments", "log1p"),
  payer_burst_hour: of("payer_burst_hour", "Pace of the last hour over the month's", "times", "log"),
  payer_burst_day: of("payer_burst_day", "Pace of the last day over the month's", "times", "log"),
  payer_sum_day: of("payer_sum_day", "Sum of the last day over the daily average", "times", "log"),
  payer_sum_week: of("payer_sum_week", "Sum of the last week over the weekly average", "times", "log"),
  payer_mean_shift: of("payer_mean_shift", "Average amount of the week over the month's", "times", "log"),
  payer_rest: of("payer_rest", "Time since the payer's last payment", "hours", "log1p"),
  payer_dormancy: of("payer_dormancy", "Rest before this payment over the usual rest", "times", "log"),
  payer_age: of("payer_age", "Age of the payer's account here", "days", "log1p"),
  payer_count: of("payer_count", "Payments of the payer so far", "payments", "log1p"),
  hour_share: of("hour_share", "Part of the payer's payments near this hour", "%", "percent"),
  hour: of("hour", "Hour of the day, UTC", "h", "same", "submitted"),
  payee_is_new: of("payee_is_new", "Payee is new to the payer (1) or known (0)", ""),
  payee_rank: of("payee_rank", "Other payees since this one was last paid", "payees"),
  payer_fresh_share: of("payer_fresh_share", "Part of the week's payments to new payees", "%", "percent"),
  payee_count: of("payee_count", "Payments the payee has received so far", "payments", "log1p"),
  payee_age: of("payee_age", "Age of the payee's account here", "days", "log1p"),
  payee_burst_day: of("payee_burst_day", "Pace of what the payee receives, day over month", "times", "log"),
  payee_fresh_share: of("payee_fresh_share", "Part of the payee's week from new payers", "%", "percent"),
  payee_sum_day: of("payee_sum_day", "Received by the payee in a day over its average", "times", "log"),
  payer_received_ago: of("payer_received_ago", "Time since the payer received money", "hours", "log1p"),
  payer_pass_through: of("payer_pass_through", "Paid on in a day over received in a day", "times", "log"),
  payer_senders_fresh: of("payer_senders_fresh", "Part of the payer's week from new senders", "%", "percent"),
  source_returns: of("source_returns", "Days since this payee's money reached the payer", "days"),
  payer_risk_week: of("payer_risk_week", "Fraud among the payer's cases of a week", "%", "percent"),
  payer_risk_month: of("payer_risk_month", "Fraud among the payer's cases of a month", "%", "percent"),
  payer_fraud_since: of("payer_fraud_since", "Days since the payer's run of frauds began", "days"),
  payer_fraud_ago: of("payer_fraud_ago", "Days since the payer's newest fraud", "days"),
  payee_risk_week: of("payee_risk_week", "Fraud among the payee's cases of a week", "%", "percent"),
  payee_risk_month: of("payee_risk_month", "Fraud among the payee's cases of a month", "%", "percent"),
  payee_fraud_since: of("payee_fraud_since", "Days since the payee's run of frauds began", "days"),
  payee_fraud_ago: of("payee_fraud_ago", "Days since the payee's newest fraud", "days"),
  home_distance: of("home_distance", "Distance from the payer's home", "km", "same", "submitted"),
  travel_speed: of("travel_speed", "Speed from the place of the last payment", "km/h", "log1p", "submitted"),
  balance_share: of("balance_share", "Part of the balance that leaves", "%", "percent", "submitted"),
  balance_left: of("balance_left", "Balance that stays", "USD", "log1p", "submitted"),
  payee_balance_gap: of("payee_balance_gap", "Amount missing on the payee's side", "%", "percent", "submitted"),
  roundness: of("roundness", "Roundness: 5 for whole thousands, 4 for 500, 3 for 100, 2 for 50, 1 for 10", "", "same", "submitted"),
  below_threshold: of("below_threshold", "Closeness below an amount that is reported", "%", "percent", "submitted"),
} as const satisfies Readonly<Record<string, NumberFact>>;
export type NumberFactName = keyof typeof NUMBER_FACTS;

/** What is compared with a list of words, written as in the transaction. */
export const TEXT_FACTS = {
  currency: { label: "Currency" },
  network: { label: "Network" },
  category: { label: "Category" },
  payer_country: { label: "Payer's country" },
  payee_country: { label: "Payee's country" },
} as const;
export type TextFactName = keyof typeof TEXT_FACTS;

export const isNumberFact = (name: string): name is NumberFactName => Object.hasOwn(NUMBER_FACTS, name);
export const isTextFact = (name: string): name is TextFactName => Object.hasOwn(TEXT_FACTS, name);
