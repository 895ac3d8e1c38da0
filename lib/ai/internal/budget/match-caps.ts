import type { BudgetCap } from "../../budget.store.ts";
import type { Spender } from "../../budgets.ts";

export function matchCaps(caps: readonly BudgetCap[], spender: Spender): BudgetCap[] {
  return caps.filter(({ scope }) => isMeant(scope, spender));
}

function isMeant({ type, id }: BudgetCap["scope"], { orgId, userId, keyId, feature }: Spender): boolean {
  switch (type) {
    case "organization":
      return id === orgId;
    case "user":
      return id === userId;
    case "key":
      return id === keyId;
    case "feature":
      return id === feature;
  }
}
