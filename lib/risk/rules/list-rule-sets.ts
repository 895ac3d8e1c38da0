import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { parseCursor, toCursor } from "../../platform/cursor.ts";
import type { RuleDeps } from "./ports.ts";
import type { RuleSetView } from "./rule-set.schema.ts";
import { toRuleSet, toShippedRuleSet } from "./to-rule-set.ts";

/** Newest first; the set as shipped comes last, as version 0. */
export async function listRuleSets(
  ctx: Context<RuleDeps>,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: RuleSetView[]; nextCursor: string | null }> {
  assertPermission(ctx, "risk.read");
  const beforeVersion = cursor === undefined ? null : Number(parseCursor(cursor, ["number"])[0]);
  const records = await ctx.deps.ruleSetStore.list(ctx.orgId, { beforeVersion, limit });
  const items = records.map(toRuleSet);
  const last = records.length === limit ? records.at(-1) : undefined;
  if (last) return { items, nextCursor: toCursor([last.version]) };
  const placed = await ctx.deps.ruleSetStore.listPlaced(ctx.orgId);
  return { items: [...items, toShippedRuleSet(!placed.some(({ place }) => place === "live"))], nextCursor: null };
}
