import { assertPermission } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import type { BudgetDeps } from "./budget-ports.ts";
import { changeCaps, countersOf, findChangeableCap } from "./internal/budget/change-caps.ts";

/** Calls under way end as they would; this cap does not count them any more. */
export async function deleteBudget(ctx: Context<BudgetDeps>, { budgetId }: { budgetId: string }): Promise<void> {
  assertPermission(ctx, "ai-policy.write");
  await changeCaps(ctx, async (account) => {
    const { scope, period, capMicros } = findChangeableCap(ctx, account, budgetId);
    const audit = {
      action: "ai.budget-deleted",
      target: { type: "budget", id: budgetId },
      severity: "warning" as const,
      before: { scope, period, capMicros },
    };
    const counters = countersOf(account, { id: budgetId });
    return { audit, write: (session) => ctx.deps.budgetAccounts.removeCap(ctx.orgId, account.version, budgetId, counters, session) };
  });
}
