import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";

export const budgetSchema = z.object({
  id: z.string(),
  scope: z.object({ type: z.enum(["organization", "user", "key", "feature"]), id: z.string() }),
  period: z.enum(["day", "month"]),
  capMicros: z.number(),
  spentMicros: z.number(),
  heldMicros: z.number(),
  uncertainMicros: z.number(),
  leftMicros: z.number(),
  percent: z.number(),
  alertsSent: z.array(z.object({ percent: z.number(), at: z.string(), usedMicros: z.number() })),
  resetsAt: z.string(),
});
export type Budget = z.infer<typeof budgetSchema>;
export type BudgetScopeType = Budget["scope"]["type"];

/** An organization has at most as many as one page holds. */
const PAGE_SIZE = 200;

export async function listBudgets(signal: AbortSignal): Promise<Budget[]> {
  return (await requestJson(`/api/ai/budgets?limit=${PAGE_SIZE}`, z.object({ items: z.array(budgetSchema) }), { signal })).items;
}

export type NewBudget = { scope: { type: BudgetScopeType; id?: string }; period: Budget["period"]; capMicros: number };

export function createBudget(body: NewBudget): Promise<Budget> {
  return requestJson("/api/ai/budgets", budgetSchema, { method: "POST", body });
}

export function updateBudget(budgetId: string, capMicros: number): Promise<Budget> {
  return requestJson(`/api/ai/budgets/${budgetId}`, budgetSchema, { method: "PATCH", body: { capMicros } });
}

export async function deleteBudget(budgetId: string): Promise<void> {
  await requestOk(`/api/ai/budgets/${budgetId}`, { method: "DELETE" });
}
