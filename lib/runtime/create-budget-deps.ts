import { budgetCollection, createBudgetStore } from "../ai/budget.store.ts";
import { createBudgetKeeper } from "../ai/budget-keeper.ts";
import type { BudgetDeps } from "../ai/budget-ports.ts";
import { budgetSettlementCollection, createBudgetSettlementStore } from "../ai/budget-settlement.store.ts";
import type { Clock } from "../platform/clock.ts";
import type { PlatformDeps } from "./platform-deps.ts";

export const budgetCollections = [budgetCollection, budgetSettlementCollection] as const;

type OwnDeps = Pick<BudgetDeps, "budgets" | "budgetAccounts" | "budgetSettlements">;

/** Caps on spending and the money set aside under them. */
export function createBudgetDeps(
  { db, audit, metrics, log }: Pick<PlatformDeps, "db" | "audit" | "metrics" | "log">,
  clock: Clock,
): OwnDeps {
  const accounts = createBudgetStore(db);
  const settlements = createBudgetSettlementStore(db);
  const budgets = createBudgetKeeper({ db, audit, metrics, log, clock, accounts, settlements });
  return { budgets, budgetAccounts: accounts, budgetSettlements: settlements };
}
