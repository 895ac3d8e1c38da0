import type { ClientSession } from "mongodb";
import type { Database } from "../../platform/db.ts";
import { transactionCollection } from "../transactions/transaction.store.ts";
import type { Standing, TransactionRecord } from "../transactions/transaction-record.ts";
import type { CaseOutcome } from "./case-record.ts";

/** A case's side of the transactions: which are its own, where their money stands, and what was learnt of them. */
export type CaseTransactionStore = ReturnType<typeof createCaseTransactionStore>;

export function createCaseTransactionStore(db: Database) {
  const transactions = db.collection(transactionCollection);
  return {
    /** Of these, those that still have no case. */
    listDueOf: (orgId: string, ids: readonly string[], session: ClientSession): Promise<TransactionRecord[]> =>
      transactions.find({ _id: { $in: [...ids] }, orgId, isCaseDue: true }, { session }).toArray(),
    /** Of every organization: whatever a dying process left without a case is system work. */
    listDue: (before: Date, limit: number): Promise<TransactionRecord[]> =>
      transactions
        .find({ isCaseDue: true, receivedAt: { $lte: before } })
        .sort({ receivedAt: 1 })
        .limit(limit)
        .toArray(),
    async putInCase(orgId: string, ids: readonly string[], caseId: string, session: ClientSession): Promise<void> {
      await transactions.updateMany(
        { _id: { $in: [...ids] }, orgId, isCaseDue: true },
        { $set: { caseId, isCaseDue: false } },
        { session },
      );
    },
    /** As many as a case may have. */
    listOfCase: (orgId: string, caseId: string, session?: ClientSession): Promise<TransactionRecord[]> =>
      transactions.find(ofCase(orgId, caseId), session && { session }).toArray(),
    async moveStanding(
      orgId: string,
      caseId: string,
      { from, to }: { from: readonly Standing[]; to: Standing },
      session: ClientSession,
    ): Promise<void> {
      await transactions.updateMany({ ...ofCase(orgId, caseId), standing: { $in: [...from] } }, { $set: { standing: to } }, { session });
    },
    /** An inconclusive case says nothing of its transactions. What profiles have learnt already they are not told a second time. */
    async label(orgId: string, caseId: string, { outcome, at }: { outcome: CaseOutcome; at: Date }, session: ClientSession): Promise<void> {
      const label = outcome === "inconclusive" ? null : { isFraud: outcome === "fraud", at, caseId };
      await transactions.updateMany(ofCase(orgId, caseId), { $set: { label } }, { session });
    },
    /** What nobody has learnt yet is as if it had never been said. */
    async withdrawLabels(orgId: string, caseId: string, session: ClientSession): Promise<void> {
      await transactions.updateMany({ ...ofCase(orgId, caseId), isLabelLearnt: false }, { $set: { label: null } }, { session });
    },
  };
}

/** The type again, since the index has only those that are in a case. */
const ofCase = (orgId: string, caseId: string) => ({ orgId, caseId: { $eq: caseId, $type: "string" as const } });
