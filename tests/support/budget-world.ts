import type { Budget, BudgetScope } from "../../lib/ai/budget-schema.ts";
import type { Spender } from "../../lib/ai/budgets.ts";
import type { Harness, Person } from "./harness.ts";

/** A budget as an admin makes it; of the whole organization for a month unless said otherwise. */
export function createBudget(
  harness: Harness,
  as: Person,
  input: { capMicros: number; scope?: BudgetScope; period?: "day" | "month" },
): Promise<Budget> {
  return harness.json<Budget>("POST", "/api/ai/budgets", { as, body: { scope: { type: "organization" }, period: "month", ...input } });
}

export const spenderOf = (orgId: string, more: Partial<Spender> = {}): Spender => ({
  orgId,
  userId: "usr_1",
  keyId: null,
  feature: "gateway",
  ...more,
});

export type Amounts = { left: number; held: number; spent: number; uncertain: number };

/** What the API says of a budget in its present period. */
export async function amountsOf(harness: Harness, as: Person, { id }: Budget): Promise<Amounts> {
  const budget = await harness.json<Budget>("GET", `/api/ai/budgets/${id}`, { as });
  return { left: budget.leftMicros, held: budget.heldMicros, spent: budget.spentMicros, uncertain: budget.uncertainMicros };
}
