import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import { toTransactionSummary } from "./to-transaction-view.ts";
import type { TransactionStore } from "./transaction.store.ts";
import type { ListTransactionsInput, TransactionSummary } from "./transaction-view.schema.ts";

/** Newest first, by when they happened. */
export async function listTransactions(
  ctx: Context<{ cipher: Cipher; riskTransactions: TransactionStore }>,
  { cursor, limit, since, ...chosen }: ListTransactionsInput,
): Promise<{ items: TransactionSummary[]; nextCursor: string | null }> {
  assertPermission(ctx, "risk.read");
  const selection = { ...chosen, since: since === undefined ? undefined : new Date(since) };
  const records = await ctx.deps.riskTransactions.list(ctx.orgId, selection, { after: readTimeCursor(cursor), limit });
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  return { items: records.map((record) => toTransactionSummary(cipher, record)), nextCursor: nextTimeCursor(records, limit) };
}
