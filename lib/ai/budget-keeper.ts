import type { Budgets } from "./budgets.ts";
import { createAccountViews } from "./internal/budget/account-views.ts";
import { createDurableHolds, type HoldDeps } from "./internal/budget/durable-holds.ts";
import { createLocalHolds } from "./internal/budget/local-holds.ts";

export type BudgetKeeperOptions = Omit<HoldDeps, "views">;

export function createBudgetKeeper(options: BudgetKeeperOptions): Budgets {
  const views = createAccountViews(options);
  const deps = { ...options, views };
  return { ...createDurableHolds(deps), ...createLocalHolds(deps), forget: (orgId) => views.forget(orgId) };
}
