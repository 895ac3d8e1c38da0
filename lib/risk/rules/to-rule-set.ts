import type { RuleSetView } from "./rule-set.schema.ts";
import type { RuleSetRecord } from "./rule-set.store.ts";
import { ruleSetVersion } from "./rule-sets.ts";
import { SHIPPED_RULES } from "./shipped-rules.ts";

export function toRuleSet(record: RuleSetRecord): RuleSetView {
  const { _id, version, state, wasLive, rules, note, basedOn, changes, createdAt, createdBy } = record;
  return {
    ...{ id: _id, version, name: ruleSetVersion(version), state, wasLive, rules: [...rules], note, basedOn, createdBy },
    changes: changes.map(({ at, ...change }) => ({ ...change, at: at.toISOString() })),
    createdAt: createdAt.toISOString(),
  };
}

/** It judges while no other does, and may always come back. */
export function toShippedRuleSet(isLive: boolean): RuleSetView {
  return {
    ...{ id: null, version: 0, name: ruleSetVersion(0), state: isLive ? "live" : "retired", wasLive: true, rules: [...SHIPPED_RULES] },
    ...{ note: null, basedOn: null, changes: [], createdAt: null, createdBy: null },
  };
}
