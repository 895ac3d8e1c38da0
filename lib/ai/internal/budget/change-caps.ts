import { userRequired } from "../../../platform/assert-permission.ts";
import { type AuditEntry, toAuditRecord } from "../../../platform/audit/audit-record.ts";
import type { Context } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import type { BudgetAccount, BudgetCap } from "../../budget.store.ts";
import type { BudgetDeps } from "../../budget-ports.ts";
import { raiseAlerts } from "./alerts.ts";

type Session = Parameters<Parameters<BudgetDeps["db"]["withTransaction"]>[0]>[0];
export type CapsChange = { audit: AuditEntry; write(session: Session): Promise<boolean> };

/** Of some who change caps at once, one gets through each time. */
const ATTEMPTS = 20;

/**
 * Caps and audit record in one transaction; money goes on moving meanwhile. `decide` is asked again when somebody else has changed
 * the caps in between; its null leaves everything as it is. Returns the account as it is then.
 */
export async function changeCaps(
  ctx: Context<BudgetDeps>,
  decide: (account: BudgetAccount) => Promise<CapsChange | null>,
): Promise<BudgetAccount> {
  const { db, audit, budgetAccounts, budgets } = ctx.deps;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const account = await getAccount(ctx);
    const change = await decide(account);
    if (!change) return account;
    const record = toAuditRecord(ctx, change.audit);
    const isWritten = await db
      .withTransaction(async (session) => {
        if (!(await change.write(session))) throw new Outrun();
        await audit.append(record, session);
        return true;
      })
      .catch((error: unknown) => {
        if (error instanceof Outrun) return false;
        throw error;
      });
    budgets.forget(ctx.orgId);
    if (!isWritten) continue;
    const after = await getAccount(ctx);
    await raiseAlerts({ ...ctx.deps, accounts: budgetAccounts, clock: ctx.clock, log: ctx.log }, after, { now: ctx.clock.now() });
    return getAccount(ctx);
  }
  throw new AppError("conflict", "ai.budgets_changed", "Others are changing the budgets at this moment. Look at them and try again.");
}

/** Ends the transaction without a trace. */
class Outrun extends Error {}

export async function getAccount({ orgId, deps }: Context<BudgetDeps>): Promise<BudgetAccount> {
  return (await deps.budgetAccounts.find(orgId)) ?? { _id: orgId, orgId, version: 0, caps: [], counters: {}, holds: [] };
}

/** Also "not found" for another organization's id. */
export function findCap(account: BudgetAccount, id: string): BudgetCap {
  const cap = account.caps.find((each) => each.id === id);
  if (!cap) throw new AppError("not_found", "ai.budget_not_found", `No budget ${id}.`);
  return cap;
}

/** To change it. A key with every permission of its person still lives under the caps that were set for it. */
export function findChangeableCap({ actor }: Context, account: BudgetAccount, id: string): BudgetCap {
  const cap = findCap(account, id);
  if (actor.type === "apiKey" && cap.scope.type === "key" && cap.scope.id === actor.keyId) throw userRequired();
  return cap;
}

/** Of this period and of others that are still kept. */
export function countersOf(account: BudgetAccount, cap: Pick<BudgetCap, "id">): string[] {
  return Object.keys(account.counters).filter((key) => key.startsWith(`${cap.id}@`));
}
