import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { findRuleSet } from "./find-rule-set.ts";
import type { RuleDeps } from "./ports.ts";
import type { RuleSetView } from "./rule-set.schema.ts";
import { toRuleSet } from "./to-rule-set.ts";

export async function getRuleSet(ctx: Context<RuleDeps>, id: string): Promise<RuleSetView> {
  assertPermission(ctx, "risk.read");
  return toRuleSet(await findRuleSet(ctx, id));
}
