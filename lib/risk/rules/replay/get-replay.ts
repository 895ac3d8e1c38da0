import { assertPermission } from "../../../platform/assert-permission.ts";
import type { Context } from "../../../platform/context.ts";
import { findRuleSet } from "../find-rule-set.ts";
import type { RuleDeps } from "../ports.ts";
import type { RuleReplayView } from "./replay.schema.ts";
import { toReplayView } from "./to-replay-view.ts";

/** How far the last run of a set has come, and what it has found. */
export async function getReplay(ctx: Context<RuleDeps>, ruleSetId: string): Promise<RuleReplayView> {
  assertPermission(ctx, "risk.read");
  const { version } = await findRuleSet(ctx, ruleSetId);
  return toReplayView(ruleSetId, version, await ctx.deps.ruleReplays.find(ctx.orgId, ruleSetId));
}
