import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { RuleDeps } from "./ports.ts";
import type { RuleSetRecord } from "./rule-set.store.ts";

/** How the set as shipped is named where an id is asked for. */
export const SHIPPED_ID = "shipped";

/** Also "not found" for another organization's. */
export async function findRuleSet({ deps, orgId }: Context<Pick<RuleDeps, "ruleSetStore">>, id: string): Promise<RuleSetRecord> {
  const record = await deps.ruleSetStore.find(orgId, id);
  if (!record) throw new AppError("not_found", "risk.rule_set_not_found", `There is no set of rules ${id}.`);
  return record;
}
