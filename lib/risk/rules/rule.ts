import type { DECISIONS } from "../engine/decision-of.ts";
import type { NumberFactName, TextFactName } from "./facts.ts";

export const OPERATORS = [">", ">=", "<", "<="] as const;
export type Operator = (typeof OPERATORS)[number];

export const PERCENTILE_GROUPS = ["all", "category", "currency"] as const;
/** An amount that so many percent of the organization's own amounts stay below: of all, of this category, or in this currency. */
export type Percentile = { percentile: number; of: (typeof PERCENTILE_GROUPS)[number] };

export const LIST_NAMES = ["block", "watch", "allow", "sanctioned", "high_risk"] as const;
export type ListName = (typeof LIST_NAMES)[number];
export const LIST_SIDES = ["any", "payer", "payee", "network"] as const;
export type ListSide = (typeof LIST_SIDES)[number];

/** As it is written, stored and shown. */
export type Condition =
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  | { not: Condition }
  | { fact: NumberFactName; op: Operator; value: number | Percentile }
  | { fact: TextFactName; in: readonly string[] }
  | { list: ListName; side: ListSide };

/**
 * `weight`: how likely fraud is when this rule alone is met. `at_least`: the decision is no milder. `at_most` "approve": scores count for
 * nothing, only what asks for at least something does.
 */
export type RuleEffect = { weight: number } | { at_least: Exclude<(typeof DECISIONS)[number], "approve"> } | { at_most: "approve" };

/** Past that has to be known before the rule says anything. */
export type MinHistory = { payer?: number | undefined; payee?: number | undefined; organization?: number | undefined };

export type Rule = {
  code: string;
  name: string;
  description: string;
  effect: RuleEffect;
  when: Condition;
  minHistory?: MinHistory | undefined;
};

export const RULES_MAX = 60;
export const DEPTH_MAX = 6;
export const NODES_MAX = 40;
export const WORDS_MAX = 100;
