import type { Database } from "../../platform/db.ts";
import { transactionCollection } from "../transactions/transaction.store.ts";
import type { SnoozeRecord } from "./snooze.store.ts";

export const APPLIED_MAX = 1_000;

export type SnoozedTransactionStore = ReturnType<typeof createSnoozedTransactionStore>;

export function createSnoozedTransactionStore(db: Database) {
  const transactions = db.collection(transactionCollection);
  return {
    /** Of one account's own, by the index of payers; counted to `APPLIED_MAX`. */
    count: (orgId: string, { accountKey, rule, at }: SnoozeRecord): Promise<number> =>
      transactions.countDocuments(
        { orgId, payerKey: accountKey, at: { $gte: new Date(at.getTime() - LATE_MS) }, "verdict.snoozed": rule },
        { limit: APPLIED_MAX },
      ),
  };
}

/** Transactions come in later than they happen. */
const LATE_MS = 30 * 86_400_000;
