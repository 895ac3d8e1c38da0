import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import { AppError } from "../../platform/errors.ts";
import { toTransactionView } from "./to-transaction-view.ts";
import type { TransactionStore } from "./transaction.store.ts";
import type { TransactionView } from "./transaction-view.schema.ts";

/** Also "not found" for another organization's id. */
export async function getTransaction(
  ctx: Context<{ cipher: Cipher; riskTransactions: Pick<TransactionStore, "find"> }>,
  transactionId: string,
): Promise<TransactionView> {
  assertPermission(ctx, "risk.read");
  const record = await ctx.deps.riskTransactions.find(ctx.orgId, transactionId);
  if (!record) throw new AppError("not_found", "risk.transaction_not_found", `No transaction ${transactionId}.`);
  return toTransactionView(await ctx.deps.cipher.forOrganization(ctx.orgId), record);
}
