import type { Budget } from "../../../lib/ai/budget-schema.ts";
import type { Spender } from "../../../lib/ai/budgets.ts";
import { runDueSchedules } from "../../../lib/runtime/schedules.ts";
import type { AdjustableClock } from "../../support/adjustable-clock.ts";
import { insertApiKey } from "../../support/api-keys.ts";
import { createBudget } from "../../support/budget-world.ts";
import type { Harness, Person } from "../../support/harness.ts";

/** Caps are made, paid from in both ways, run over and forgotten about: every question an account is ever asked. */
export async function spendBudgets({ harness, clock }: { harness: Harness; clock: AdjustableClock }, owner: Person): Promise<void> {
  const { budgets, budgetAccounts } = harness.runtime.deps;
  const { orgId, userId } = owner;
  const { _id: keyId } = await insertApiKey(harness, owner);
  const spender: Spender = { orgId, userId, keyId, feature: "chat" };
  const whole = await createBudget(harness, owner, { capMicros: 1_000_000 });
  await createBudget(harness, owner, { capMicros: 1_000_000, scope: { type: "user", id: userId }, period: "day" });
  await createBudget(harness, owner, { capMicros: 1_000_000, scope: { type: "key", id: keyId } });
  const last = await createBudget(harness, owner, { capMicros: 1_000_000, scope: { type: "feature", id: "chat" } });
  await harness.json<Budget>("PATCH", `/api/ai/budgets/${whole.id}`, { as: owner, body: { capMicros: 2_000_000 } });
  await budgets.reserve(spender, { id: "told", micros: 700_000 });
  await budgets.settle({ id: "told", orgId }, 600_000);
  const here = await budgets.reserveHere(spender, 100);
  (await budgets.reserveHere(spender, 100)).settle(10);
  await budgets.flush();
  here.settle(500);
  await budgets.flush();
  await budgets.reserve(spender, { id: "lost", micros: 5_000_000 }).catch(() => undefined);
  await budgets.reserve(spender, { id: "lost", micros: 100, leaseMs: 1 });
  await harness.call("DELETE", `/api/ai/budgets/${last.id}`, { as: owner });
  clock.advance(61_000);
  await runDueSchedules(harness.runtime);
  await budgets.settle({ id: "lost", orgId }, 10);
  clock.advance(86_400_000);
  await budgets.reserve(spender, { id: "tomorrow", micros: 1 });
  await budgetAccounts.find(orgId);
  await budgetAccounts.listAfter("", 5);
  clock.advance(-86_400_000);
}
