import type { ListEntryStore } from "../lists/list-entry.store.ts";
import type { RuleSetStore } from "../rules/rule-set.store.ts";
import type { RuleSets } from "../rules/rule-sets.ts";
import type { SnoozeStore } from "../snoozes/snooze.store.ts";
import type { RiskPolicies } from "./risk-policy.ts";

/** What an organization is judged by, and what it decides about rules, lists and snoozes with. */
export type PolicyStores = {
  riskPolicies: RiskPolicies;
  ruleSetStore: RuleSetStore;
  ruleSets: RuleSets;
  listEntries: ListEntryStore;
  riskSnoozes: SnoozeStore;
};
