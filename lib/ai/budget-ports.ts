import type { ApiKeyStore } from "../auth/api-keys/api-key.store.ts";
import type { MembershipStore } from "../auth/membership.store.ts";
import type { AuditStore } from "../platform/audit/audit.store.ts";
import type { Database } from "../platform/db.ts";
import type { BudgetStore } from "./budget.store.ts";
import type { BudgetSettlementStore } from "./budget-settlement.store.ts";
import type { Budgets } from "./budgets.ts";
import type { UsageStore } from "./usage.store.ts";

/** For deciding about caps and looking at them; money moves through `budgets` only. */
export type BudgetDeps = {
  db: Database;
  audit: AuditStore;
  usage: UsageStore;
  memberships: MembershipStore;
  apiKeys: ApiKeyStore;
  budgets: Budgets;
  budgetAccounts: BudgetStore;
  budgetSettlements: BudgetSettlementStore;
};
