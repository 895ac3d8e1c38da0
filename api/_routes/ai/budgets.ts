import { z } from "zod";
import { budgetIdSchema, budgetSchema, createBudgetSchema, updateBudgetSchema } from "../../../lib/ai/budget-schema.ts";
import { createBudget } from "../../../lib/ai/create-budget.ts";
import { deleteBudget } from "../../../lib/ai/delete-budget.ts";
import { getBudget } from "../../../lib/ai/get-budget.ts";
import { listBudgets } from "../../../lib/ai/list-budgets.ts";
import { updateBudget } from "../../../lib/ai/update-budget.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute, type Route } from "../../_http/define-route.ts";

const params = z.strictObject({ budgetId: budgetIdSchema });

const listBudgetsRoute = defineRoute({
  method: "get",
  path: "/ai/budgets",
  summary: "List budgets with what is spent, held and left of each in its present period",
  access: "usage.read",
  limit: limits.read,
  query: z.strictObject({ cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(200).default(100) }),
  output: z.object({ items: z.array(budgetSchema), nextCursor: z.string().nullable() }),
  errors: [],
  handle: ({ ctx, query }) => listBudgets(ctx, query),
});

const getBudgetRoute = defineRoute({
  method: "get",
  path: "/ai/budgets/{budgetId}",
  summary: "Get one budget",
  access: "usage.read",
  limit: limits.read,
  params,
  output: budgetSchema,
  errors: ["ai.budget_not_found"],
  handle: ({ ctx, params: { budgetId } }) => getBudget(ctx, { budgetId }),
});

const createBudgetRoute = defineRoute({
  method: "post",
  path: "/ai/budgets",
  summary: "Cap what the organization, a person, a key or a feature may spend in a day or a month",
  access: "ai-policy.write",
  limit: limits.write,
  body: createBudgetSchema,
  output: budgetSchema,
  isIdempotent: true,
  errors: ["ai.budget_exists", "ai.budget_key_not_found", "ai.budget_user_not_found", "ai.budgets_changed", "ai.budgets_full"],
  handle: ({ ctx, body }) => createBudget(ctx, body),
});

const updateBudgetRoute = defineRoute({
  method: "patch",
  path: "/ai/budgets/{budgetId}",
  summary: "Raise or lower a budget",
  access: "ai-policy.write",
  limit: limits.write,
  params,
  body: updateBudgetSchema,
  output: budgetSchema,
  errors: ["ai.budget_not_found", "ai.budgets_changed"],
  handle: ({ ctx, params: { budgetId }, body }) => updateBudget(ctx, { budgetId, ...body }),
});

const deleteBudgetRoute = defineRoute({
  method: "delete",
  path: "/ai/budgets/{budgetId}",
  summary: "Delete a budget; calls go on without it",
  access: "ai-policy.write",
  limit: limits.write,
  params,
  output: z.void(),
  status: 204,
  errors: ["ai.budget_not_found", "ai.budgets_changed"],
  handle: ({ ctx, params: { budgetId } }) => deleteBudget(ctx, { budgetId }),
});

export const budgetRoutes: readonly Route[] = [listBudgetsRoute, getBudgetRoute, createBudgetRoute, updateBudgetRoute, deleteBudgetRoute];
