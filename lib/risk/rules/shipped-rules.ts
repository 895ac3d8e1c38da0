import type { Rule } from "./rule.ts";

/** Named in verdicts; a change of the rules below is another version. */
export const SHIPPED_VERSION = "shipped-1";

const SHARE_OF_BALANCE = [99.5, 100.05] as const;

/** What an organization begins with. Weights are what each rule alone says of fraud. A long table. */
export const SHIPPED_RULES: readonly Rule[] = [
  {
    code: "large_for_payer",
    name: "Large for the payer",
    description: "Far above what this account pays, and a third above its largest so far.",
    effect: { weight: 0.5 },
    when: {
      all: [
        { fact: "amount_deviations", op: ">", value: 4 },
        { fact: "amount_over_peak", op: ">", value: 1.35 },
      ],
    },
  },
  {
    code: "large_for_all",
    name: "Large for the organization",
    description: "Only one in a thousand of the organization's amounts is larger.",
    effect: { weight: 0.5 },
    when: { fact: "amount_percentile_all", op: ">", value: 99.9 },
  },
  {
    code: "large_from_unknown",
    name: "Very large, from an account nobody knows",
    description: "A first payment of 100,000 US dollars or more, far above what this organization sees.",
    effect: { weight: 0.85 },
    when: {
      all: [
        { fact: "payer_count", op: "<", value: 1 },
        { fact: "amount_usd", op: ">=", value: 100_000 },
        { fact: "amount_deviations", op: ">", value: 4 },
      ],
    },
  },
  {
    code: "burst",
    name: "Velocity: many in an hour",
    description: "More than four payments in the last hour, twenty times the usual pace.",
    effect: { weight: 0.4 },
    when: {
      all: [
        { fact: "payer_count_hour", op: ">", value: 4 },
        { fact: "payer_burst_hour", op: ">", value: 20 },
      ],
    },
  },
  {
    code: "spending_surge",
    name: "Velocity: much in a day",
    description: "Nine times the daily average leaves in a day.",
    effect: { weight: 0.5 },
    when: {
      all: [
        { fact: "payer_sum_day", op: ">", value: 9 },
        { fact: "payer_count", op: ">", value: 10 },
      ],
    },
  },
  {
    code: "dormant_then_large",
    name: "Dormant, then large",
    description: "After a rest twenty times the usual one, more than this account pays.",
    effect: { weight: 0.4 },
    when: {
      all: [
        { fact: "payer_dormancy", op: ">", value: 20 },
        { fact: "amount_deviations", op: ">", value: 2 },
      ],
    },
  },
  {
    code: "dormant_then_burst",
    name: "Dormant, then a burst",
    description: "An account of more than a month that had gone quiet pays three times or more in a day.",
    effect: { weight: 0.4 },
    when: {
      all: [
        { fact: "payer_age", op: ">", value: 30 },
        { fact: "payer_count_day", op: ">=", value: 2 },
        { fact: "payer_burst_day", op: ">", value: 20 },
      ],
    },
  },
  {
    code: "new_payee_large",
    name: "Large to somebody new",
    description: "A payee this account has not paid before gets more than it usually pays.",
    effect: { weight: 0.3 },
    when: {
      all: [
        { fact: "payee_is_new", op: ">=", value: 1 },
        { fact: "amount_deviations", op: ">", value: 3 },
      ],
    },
  },
  {
    code: "structuring",
    name: "Structuring",
    description: "Just below an amount that is reported, again within a day.",
    effect: { weight: 0.3 },
    when: {
      all: [
        { fact: "below_threshold", op: ">", value: 30 },
        { fact: "payer_count_day", op: ">", value: 1.5 },
      ],
    },
  },
  {
    code: "drain",
    name: "Drain",
    description: "All of the balance leaves, and nothing stays.",
    effect: { weight: 0.9 },
    when: {
      all: [
        { fact: "balance_share", op: ">=", value: SHARE_OF_BALANCE[0] },
        { fact: "balance_share", op: "<=", value: SHARE_OF_BALANCE[1] },
        { fact: "balance_left", op: "<", value: 1 },
      ],
    },
  },
  {
    code: "pass_through",
    name: "Pass-through",
    description: "What came in within a day goes on, nearly the same sum.",
    effect: { weight: 0.3 },
    when: {
      all: [
        { fact: "payer_pass_through", op: ">", value: 0.905 },
        { fact: "payer_pass_through", op: "<", value: 1.105 },
        { fact: "payer_received_ago", op: "<", value: 24 },
      ],
    },
  },
  {
    code: "round_trip",
    name: "Round trip",
    description: "Money goes back to where it came from within a week, over other accounts too.",
    effect: { weight: 0.5 },
    when: { fact: "source_returns", op: "<=", value: 7 },
  },
  {
    code: "round_amount",
    name: "Round amount to somebody new",
    description: "A multiple of 500 to a payee this account has not paid before, more than it usually pays.",
    effect: { weight: 0.2 },
    when: {
      all: [
        { fact: "roundness", op: ">=", value: 4 },
        { fact: "payee_is_new", op: ">=", value: 1 },
        { fact: "amount_deviations", op: ">", value: 2 },
      ],
    },
  },
  {
    code: "high_risk_country",
    name: "Country of high risk",
    description: "Payer or payee is in a country of the high-risk list, and the amount is not a small one.",
    effect: { weight: 0.35 },
    when: {
      all: [
        { list: "high_risk", side: "any" },
        { fact: "amount_usd", op: ">=", value: 1_000 },
      ],
    },
  },
];
