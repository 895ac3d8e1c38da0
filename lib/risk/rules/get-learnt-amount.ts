import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { learntAmount } from "./compile-rules.ts";
import type { RuleDeps } from "./ports.ts";
import type { LearntAmountQuery } from "./rule-set.schema.ts";

/** What a learnt threshold comes to at present. */
export async function getLearntAmount(
  ctx: Context<RuleDeps>,
  { percentile, of, group }: LearntAmountQuery,
): Promise<{ amountUsd: number | null; populationVersion: number }> {
  assertPermission(ctx, "risk.read");
  const { population, version } = await ctx.deps.riskPopulations.newestOf(ctx.orgId, "live");
  const amount = learntAmount({ percentile, of }, population, { category: group ?? null, currency: group ?? "USD" });
  return { amountUsd: Number.isFinite(amount) ? amount : null, populationVersion: version };
}
