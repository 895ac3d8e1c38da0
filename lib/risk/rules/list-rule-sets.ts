import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { readVersionPage } from "../../platform/versions/version-page.ts";
import type { RuleDeps } from "./ports.ts";
import type { RuleSetView } from "./rule-set.schema.ts";
import { toRuleSet, toShippedRuleSet } from "./to-rule-set.ts";

/** Newest first; the set as shipped comes last, as version 0. */
export async function listRuleSets(
  ctx: Context<RuleDeps>,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ items: RuleSetView[]; nextCursor: string | null }> {
  assertPermission(ctx, "risk.read");
  const { records, isLast, nextCursor } = await readVersionPage(page, (rows) => ctx.deps.ruleSetStore.list(ctx.orgId, rows));
  const items = records.map(toRuleSet);
  if (!isLast) return { items, nextCursor };
  const placed = await ctx.deps.ruleSetStore.listPlaced(ctx.orgId);
  return { items: [...items, toShippedRuleSet(!placed.some(({ place }) => place === "live"))], nextCursor: null };
}
