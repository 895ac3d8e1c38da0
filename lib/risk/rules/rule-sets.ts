// The rules an organization is judged by. Which set that is, is asked every second; what a version says never changes, so compiled sets
// are kept as long as there is room.

import type { Clock } from "../../platform/clock.ts";
import { createFreshValues } from "../../platform/fresh-values.ts";
import { createRecencyMap } from "../../platform/recency-map.ts";
import { type CompiledRules, compileRules } from "./compile-rules.ts";
import { LIST_RULES } from "./list-rules.ts";
import type { RuleSetRecord, RuleSetStore } from "./rule-set.store.ts";
import { SHIPPED_RULES, SHIPPED_VERSION } from "./shipped-rules.ts";

export type RuleSets = {
  rulesOf(orgId: string): Promise<{ live: CompiledRules; shadow: CompiledRules | null }>;
  /** As verdicts name it, with or without the snapshot behind it; null when there never was such a set. */
  findVersion(orgId: string, version: string): Promise<CompiledRules | null>;
  /** After a change made here. */
  forget(orgId: string): void;
};

const SETS_KEPT = 200;

export const shippedRules: CompiledRules = compileRules(SHIPPED_VERSION, [...LIST_RULES, ...SHIPPED_RULES]);

/** How verdicts name a set of an organization. */
export const ruleSetVersion = (version: number): string => (version === 0 ? SHIPPED_VERSION : `v${version}`);

type Options = { store: Pick<RuleSetStore, "listPlaced" | "findByVersion">; clock: Clock };

export function createRuleSets({ store, clock }: Options): RuleSets {
  const compiled = createRecencyMap<CompiledRules>(SETS_KEPT);
  const compileOnce = ({ _id, version, rules }: RuleSetRecord): CompiledRules => {
    const known = compiled.get(_id);
    if (known) return known;
    const made = compileRules(ruleSetVersion(version), [...LIST_RULES, ...rules]);
    compiled.set(_id, made);
    return made;
  };
  const { get, forget } = createFreshValues({
    clock,
    async read(orgId: string) {
      const placed = await store.listPlaced(orgId);
      const at = (place: "live" | "shadow"): CompiledRules | null => {
        const record = placed.find((candidate) => candidate.place === place);
        return record ? compileOnce(record) : null;
      };
      return { live: at("live") ?? shippedRules, shadow: at("shadow") };
    },
  });
  return {
    rulesOf: get,
    async findVersion(orgId, version) {
      const [name = ""] = version.split("+");
      if (name === SHIPPED_VERSION) return shippedRules;
      if (!/^v\d{1,9}$/.test(name)) return null;
      const record = await store.findByVersion(orgId, Number(name.slice(1)));
      return record && compileOnce(record);
    },
    forget,
  };
}
