import { defaultModel } from "../model/default-model.ts";
import { compileRules } from "../rules/compile-rules.ts";
import { SHIPPED_RULES } from "../rules/shipped-rules.ts";
import type { RiskPolicy } from "./risk-policy.ts";
import { shippedPolicy } from "./shipped-policy.ts";

/** In the place of a set's name in verdicts that were made without the organization's own policy. */
export const UNAVAILABLE_VERSION = "unavailable";

export const UNAVAILABLE_RULES = compileRules(UNAVAILABLE_VERSION, [
  {
    code: "policy_unavailable",
    name: "Judged without the organization's own policy",
    description: "The organization's model, rules or lists could not be read: somebody has to look at this.",
    effect: { at_least: "review" },
    // Without lists nothing is on one.
    when: { not: { list: "block", side: "any" } },
  },
  ...SHIPPED_RULES,
]);

/** Nothing passes by itself while what it should be judged by cannot be read. */
export function unavailablePolicy(): RiskPolicy {
  return { ...shippedPolicy(defaultModel()), rules: UNAVAILABLE_RULES };
}
