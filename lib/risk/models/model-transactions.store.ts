import type { Database } from "../../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";
import { transactionCollection } from "../transactions/transaction.store.ts";
import type { TransactionRecord } from "../transactions/transaction-record.ts";

/** What a model learns from, or is judged by: no names, no amounts, only what it has seen and what came of it. */
export type ModelRow = Pick<TransactionRecord, "_id" | "at" | "label" | "standing" | "caseId"> & {
  verdict: Pick<TransactionRecord["verdict"], "row" | "surprise" | "decision">;
};
const MODEL_ROW = { at: 1, label: 1, standing: 1, caseId: 1, "verdict.row": 1, "verdict.surprise": 1, "verdict.decision": 1 } as const;

/** What was generated for a demo teaches nothing about anybody's money. */
const REAL = { "source.type": { $ne: "demo" } } as const;
export type LabelledTransaction = Pick<TransactionRecord, "_id" | "orgId" | "payerKey" | "payeeKey" | "at" | "source"> & {
  label: NonNullable<TransactionRecord["label"]>;
};
const LABELLED_TRANSACTION = { orgId: 1, payerKey: 1, payeeKey: 1, at: 1, source: 1, label: 1 } as const;

/** Repeated in every question: a partial index serves only those. */
const LABELLED = { "label.at": { $type: "date" } } as const;

export type ModelTransactionStore = ReturnType<typeof createModelTransactionStore>;

export function createModelTransactionStore(db: Database) {
  const transactions = db.collection(transactionCollection);
  return {
    /** Newest first, of the time between. */
    listRows: (orgId: string, between: { from: Date; to: Date }, { after, limit }: TimePage): Promise<ModelRow[]> =>
      transactions
        .find({ orgId, ...REAL, ...olderThan(after, { $gte: between.from, $lt: between.to }) })
        .project<ModelRow>(MODEL_ROW)
        .sort(NEWEST_FIRST)
        .limit(limit)
        .toArray(),

    /** How many closed cases came to this; `before` is about the transaction's own time. */
    countLabels: (orgId: string, isFraud: boolean, before?: Date): Promise<number> =>
      transactions.countDocuments({ orgId, ...LABELLED, ...REAL, "label.isFraud": isFraud, ...(before && { at: { $lt: before } }) }),

    /** Of every organization, oldest first: outcomes the profiles have not been told. */
    listLabelsDue: (before: Date, limit: number): Promise<LabelledTransaction[]> =>
      transactions
        .find({ isLabelLearnt: false, isObserved: true, ...LABELLED, at: { $lt: before } })
        .project<LabelledTransaction>(LABELLED_TRANSACTION)
        .sort({ at: 1 })
        .limit(limit)
        .toArray(),

    async markLabelsLearnt(orgId: string, ids: readonly string[]): Promise<void> {
      await transactions.updateMany({ _id: { $in: [...ids] }, orgId }, { $set: { isLabelLearnt: true } });
    },
  };
}
