import { assertPermission } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import type { BudgetDeps } from "./budget-ports.ts";
import type { Budget } from "./budget-schema.ts";
import { findCap, getAccount } from "./internal/budget/change-caps.ts";
import { toBudget } from "./to-budget.ts";

export async function getBudget(ctx: Context<BudgetDeps>, { budgetId }: { budgetId: string }): Promise<Budget> {
  assertPermission(ctx, "usage.read");
  const account = await getAccount(ctx);
  return toBudget(account, findCap(account, budgetId), ctx.clock.now());
}
