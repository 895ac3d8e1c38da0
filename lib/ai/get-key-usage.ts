import { z } from "zod";
import { apiKeyNotFound } from "../auth/api-keys/errors.ts";
import type { ApiKeyDeps } from "../auth/api-keys/ports.ts";
import { assertPermission, userIdOf } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import type { BudgetDeps } from "./budget-ports.ts";
import { budgetSchema } from "./budget-schema.ts";
import { getAccount } from "./internal/budget/change-caps.ts";
import type { ReportDeps } from "./report-ports.ts";
import { toBudget } from "./to-budget.ts";
import { REPORT_DAYS_DEFAULT, REPORT_DAYS_MAX } from "./usage-report.schema.ts";

const count = z.int().min(0);
const sums = { calls: count, tokens: count, costMicros: count };

export const keyUsageQuerySchema = z.strictObject({
  days: z.coerce.number().int().min(1).max(REPORT_DAYS_MAX).default(REPORT_DAYS_DEFAULT),
});

/** Days are those of UTC, the last one today; each has a row. */
export const keyUsageSchema = z.object({
  keyId: z.string(),
  currency: z.literal("USD"),
  totals: z.object(sums),
  days: z.array(z.object({ day: z.iso.date(), ...sums })),
  budgets: z.array(budgetSchema),
});
export type KeyUsage = z.infer<typeof keyUsageSchema>;

const DAY_MS = 86_400_000;

/** Of one's own key; with `api-keys.manage`, of anybody's in the organization. Its calls in chat and through the gateway alike. */
export async function getKeyUsage(
  ctx: Context<ApiKeyDeps & ReportDeps & BudgetDeps>,
  keyId: string,
  { days }: { days: number },
): Promise<KeyUsage> {
  assertPermission(ctx, "api-keys.read");
  const record = await ctx.deps.apiKeys.find(ctx.orgId, keyId);
  if (!record || (record.userId !== userIdOf(ctx) && !ctx.permissions.has("api-keys.manage"))) throw apiKeyNotFound(keyId);
  const now = ctx.clock.now();
  const until = (Math.floor(now / DAY_MS) + 1) * DAY_MS;
  const range = { from: new Date(until - days * DAY_MS), until: new Date(until), keyId };
  const [rows, account] = await Promise.all([ctx.deps.usageReports.sumByDay(ctx.orgId, range, "day", []), getAccount(ctx)]);
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const series = Array.from({ length: days }, (_, index) => {
    const day = new Date(until - (days - index) * DAY_MS).toISOString().slice(0, 10);
    const row = byDay.get(day);
    return { day, calls: row?.calls ?? 0, tokens: (row?.inputTokens ?? 0) + (row?.outputTokens ?? 0), costMicros: row?.costMicros ?? 0 };
  });
  const total = (name: "calls" | "tokens" | "costMicros") => series.reduce((sum, each) => sum + each[name], 0);
  const caps = account.caps.filter(({ scope }) => scope.type === "key" && scope.id === keyId);
  return {
    keyId,
    currency: "USD",
    totals: { calls: total("calls"), tokens: total("tokens"), costMicros: total("costMicros") },
    days: series,
    budgets: caps.map((cap) => toBudget(account, cap, now)),
  };
}
