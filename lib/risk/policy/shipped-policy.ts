import { DEFAULT_THRESHOLDS } from "../engine/decision-of.ts";
import { NO_LISTS, NO_SNOOZES } from "../lists/list-lookup.ts";
import type { RiskModel } from "../model/risk-model.ts";
import { shippedRules } from "../rules/rule-sets.ts";
import type { RiskPolicy } from "./risk-policy.ts";

/** What holds before anybody has decided anything, and for what belongs to no organization. */
export function shippedPolicy(model: RiskModel): RiskPolicy {
  return { model, rules: shippedRules, shadow: null, lists: NO_LISTS, snoozes: NO_SNOOZES, thresholds: DEFAULT_THRESHOLDS };
}
