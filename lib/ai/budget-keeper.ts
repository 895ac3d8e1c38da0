import type { BudgetStore } from "./budget.store.ts";
import type { BudgetSettlementStore } from "./budget-settlement.store.ts";
import type { Budgets } from "./budgets.ts";
import { createAccountViews } from "./internal/budget/account-views.ts";
import { createDurableHolds, type HoldDeps } from "./internal/budget/durable-holds.ts";
import { createLocalHolds } from "./internal/budget/local-holds.ts";

/** `budgetAccounts` is for the verbs that define caps and read counters; money moves through `budgets` only. */
export type BudgetDeps = { budgets: Budgets; budgetAccounts: BudgetStore; budgetSettlements: BudgetSettlementStore };

export type BudgetKeeperOptions = Omit<HoldDeps, "views">;

export function createBudgetKeeper(options: BudgetKeeperOptions): Budgets {
  const views = createAccountViews(options);
  const deps = { ...options, views };
  return { ...createDurableHolds(deps), ...createLocalHolds(deps), forget: (orgId) => views.forget(orgId) };
}
