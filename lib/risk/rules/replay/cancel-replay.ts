import { assertPermission } from "../../../platform/assert-permission.ts";
import type { Context } from "../../../platform/context.ts";
import type { RuleDeps } from "../ports.ts";
import { getReplay } from "./get-replay.ts";
import type { RuleReplayView } from "./replay.schema.ts";

/** A run that is over stays as it ended; the job notices at its next page. */
export async function cancelReplay(ctx: Context<RuleDeps>, ruleSetId: string): Promise<RuleReplayView> {
  assertPermission(ctx, "risk-policy.write");
  const record = await ctx.deps.ruleReplays.find(ctx.orgId, ruleSetId);
  if (record) await ctx.deps.ruleReplays.report(record, { state: "cancelled", finishedAt: new Date(ctx.clock.now()) });
  return getReplay(ctx, ruleSetId);
}
