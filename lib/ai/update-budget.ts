import { assertPermission } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import type { BudgetDeps } from "./budget-ports.ts";
import type { Budget } from "./budget-schema.ts";
import { dueAlerts } from "./internal/budget/alerts.ts";
import { changeCaps, countersOf, findCap, findChangeableCap } from "./internal/budget/change-caps.ts";
import { counterKey } from "./internal/budget/period.ts";
import { toBudget } from "./to-budget.ts";

/** From now on, also within a period. Below what is spent, every call is refused until the next one. */
export async function updateBudget(
  ctx: Context<BudgetDeps>,
  { budgetId, capMicros }: { budgetId: string; capMicros: number },
): Promise<Budget> {
  assertPermission(ctx, "ai-policy.write");
  const now = ctx.clock.now();
  const account = await changeCaps(ctx, async (current) => {
    const before = findChangeableCap(ctx, current, budgetId);
    if (before.capMicros === capMicros) return null;
    const counter = current.counters[counterKey(before, now)];
    const reached = counter ? dueAlerts(capMicros, { ...counter, alerts: [] }) : [];
    const change = {
      cap: { id: budgetId, capMicros, updatedAt: new Date(now) },
      counters: countersOf(current, before),
      moreMicros: capMicros - before.capMicros,
      undoneAlerts: (counter?.alerts ?? []).map(({ percent }) => percent).filter((percent) => !reached.includes(percent)),
    };
    const audit = {
      action: "ai.budget-updated",
      target: { type: "budget", id: budgetId },
      severity: "notice" as const,
      before: { capMicros: before.capMicros },
      after: { capMicros },
    };
    return { audit, write: (session) => ctx.deps.budgetAccounts.setCap(ctx.orgId, current.version, change, session) };
  });
  return toBudget(account, findCap(account, budgetId), now);
}
