import { assertPermission, userIdOf } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { AppError } from "../platform/errors.ts";
import { createId } from "../platform/ids.ts";
import type { BudgetCap, BudgetCounter } from "./budget.store.ts";
import type { BudgetDeps } from "./budget-ports.ts";
import type { Budget, BudgetScope, CreateBudgetInput } from "./budget-schema.ts";
import { changeCaps, findCap } from "./internal/budget/change-caps.ts";
import { newCounter } from "./internal/budget/open-counters.ts";
import { counterKey } from "./internal/budget/period.ts";
import { toBudget } from "./to-budget.ts";

/** Every call writes the one document they all stand in. */
const CAPS_MAX = 200;

/** One cap for each scope and period. What the ledger says was charged in this period counts already. */
export async function createBudget(ctx: Context<BudgetDeps>, input: CreateBudgetInput): Promise<Budget> {
  assertPermission(ctx, "ai-policy.write");
  const createdBy = userIdOf(ctx);
  await assertInOrganization(ctx, input.scope);
  const now = ctx.clock.now();
  const at = new Date(now);
  const { period, capMicros } = input;
  const scope = { type: input.scope.type, id: input.scope.type === "organization" ? ctx.orgId : input.scope.id };
  const cap: BudgetCap = { id: createId("budget"), scope, period, capMicros, createdBy, createdAt: at, updatedAt: at };
  const counter = await countSpent(ctx, cap, now);
  await ctx.deps.budgetAccounts.open(ctx.orgId);
  const account = await changeCaps(ctx, async ({ version, caps }) => {
    if (caps.some((other) => other.period === period && other.scope.type === scope.type && other.scope.id === scope.id))
      throw new AppError(
        "conflict",
        "ai.budget_exists",
        `There is a budget for this ${scope.type} and ${period} already. Change that one.`,
      );
    if (caps.length >= CAPS_MAX)
      throw new AppError("conflict", "ai.budgets_full", `An organization has ${CAPS_MAX} budgets at most. Delete one first.`);
    const audit = {
      action: "ai.budget-created",
      target: { type: "budget", id: cap.id },
      severity: "notice" as const,
      after: { scope, period, capMicros },
    };
    const addition = { cap, key: counterKey(cap, now), counter };
    return { audit, write: (session) => ctx.deps.budgetAccounts.addCap(ctx.orgId, version, addition, session) };
  });
  return toBudget(account, findCap(account, cap.id), now);
}

async function assertInOrganization({ deps, orgId }: Context<BudgetDeps>, scope: BudgetScope): Promise<void> {
  if (scope.type === "user" && !(await deps.memberships.find(orgId, scope.id)))
    throw new AppError("not_found", "ai.budget_user_not_found", `No member ${scope.id} in this organization.`);
  if (scope.type === "key" && !(await deps.apiKeys.find(orgId, scope.id)))
    throw new AppError("not_found", "ai.budget_key_not_found", `No API key ${scope.id} in this organization.`);
}

async function countSpent({ deps, orgId }: Context<BudgetDeps>, cap: BudgetCap, now: number): Promise<BudgetCounter> {
  const counter = newCounter(cap, now);
  const spentMicros = await deps.usage.sumSince(orgId, counter.startsAt, cap.scope);
  return { ...counter, spentMicros, freeMicros: cap.capMicros - spentMicros };
}
