import { assertPermission } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { parseCursor, toCursor } from "../platform/cursor.ts";
import type { BudgetDeps } from "./budget-ports.ts";
import type { Budget } from "./budget-schema.ts";
import { getAccount } from "./internal/budget/change-caps.ts";
import { toBudget } from "./to-budget.ts";

/** Oldest first. They stand in one document, so a page costs what all of them cost. */
export async function listBudgets(
  ctx: Context<BudgetDeps>,
  input: { cursor?: string | undefined; limit: number },
): Promise<{ items: Budget[]; nextCursor: string | null }> {
  assertPermission(ctx, "usage.read");
  const after = input.cursor === undefined ? "" : String(parseCursor(input.cursor, ["string"])[0]);
  const account = await getAccount(ctx);
  const now = ctx.clock.now();
  const rest = account.caps.toSorted((a, b) => (a.id < b.id ? -1 : 1)).filter(({ id }) => id > after);
  const page = rest.slice(0, input.limit);
  const last = rest.length > page.length ? page.at(-1) : undefined;
  return { items: page.map((cap) => toBudget(account, cap, now)), nextCursor: last ? toCursor([last.id]) : null };
}
