import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import type { SealedTransaction, TransactionRecord } from "./transaction-record.ts";

export const placeOfTransaction = (id: string) => ({ collection: "risk_transactions", id, field: "sealed" });

/** The sender's own id, both accounts' names and what was written with the payment. */
export function openTransaction(cipher: OrganizationCipher, { _id, sealed }: Pick<TransactionRecord, "_id" | "sealed">): SealedTransaction {
  return toSealed(cipher.decrypt(placeOfTransaction(_id), sealed));
}

/** Only judging writes it, as JSON of this type. */
function toSealed(text: string): SealedTransaction {
  return JSON.parse(text) as SealedTransaction;
}
