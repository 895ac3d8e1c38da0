// Accounts are tokens; their names stand encrypted in each transaction of theirs. A view opens one transaction for each account it shows.

import type { Cipher } from "../../platform/crypto/cipher.ts";
import { openTransaction } from "./open-transaction.ts";
import type { TransactionStore } from "./transaction.store.ts";
import type { TransactionRecord } from "./transaction-record.ts";

export type NameDeps = { cipher: Cipher; riskTransactions: Pick<TransactionStore, "findAll"> };

/** `seenIn`: a transaction of each account. Accounts whose transaction is gone have no name. */
export async function readAccountNames(
  { cipher, riskTransactions }: NameDeps,
  orgId: string,
  seenIn: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const records = await riskTransactions.findAll(orgId, [...new Set(seenIn.values())]);
  const opener = await cipher.forOrganization(orgId);
  const names = new Map<string, string>();
  for (const record of records) {
    const { from, to } = openTransaction(opener, record);
    names.set(record.payerKey, from);
    names.set(record.payeeKey, to);
  }
  return names;
}

/** One transaction for each account that stands in these. */
export function seenIn(transactions: Iterable<Pick<TransactionRecord, "_id" | "payerKey" | "payeeKey">>): Map<string, string> {
  const seen = new Map<string, string>();
  for (const { _id, payerKey, payeeKey } of transactions) {
    seen.set(payerKey, _id);
    seen.set(payeeKey, _id);
  }
  return seen;
}
