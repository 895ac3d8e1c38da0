import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { StoredVerdict, TransactionRecord } from "../transactions/transaction-record.ts";
import type { Judged } from "./grey-band.ts";

const riskTransactionCollection = defineCollection<TransactionRecord>({ name: "risk_transactions", indexes: [] });

const WEIGHED = {
  ...{ "verdict.score": 1, "verdict.probability": 1, "verdict.decision": 1, "verdict.review.from": 1, "verdict.thresholds": 1 },
} as const;

/** What models have said of a transaction, and what follows from it. */
export type ReviewChange = Pick<TransactionRecord, "standing" | "isCaseDue"> & Pick<StoredVerdict, "decision" | "review">;

/** A review's side of the transactions: what it is asked about, and what it moves. */
export type ReviewedTransactionStore = ReturnType<typeof createReviewedTransactionStore>;

export function createReviewedTransactionStore(db: Database) {
  const transactions = db.collection(riskTransactionCollection);
  return {
    find: (orgId: string, id: string, session?: ClientSession): Promise<TransactionRecord | null> =>
      transactions.findOne({ _id: id, orgId }, session && { session }),
    /** Nobody is to be asked about it any more. What models have said is kept with it, once; null where they have said nothing. */
    async settleReview(orgId: string, id: string, change: ReviewChange | null, session?: ClientSession): Promise<void> {
      const options = session ? { session } : {};
      if (change === null) return void (await transactions.updateOne({ _id: id, orgId }, { $set: { isReviewDue: false } }, options));
      const { decision, review, standing, isCaseDue } = change;
      const fields = { isReviewDue: false, "verdict.decision": decision, "verdict.review": review, standing, isCaseDue };
      await transactions.updateOne({ _id: id, orgId, "verdict.review": null }, { $set: fields }, options);
    },
    /** After `from`, until `until`. */
    countReceived: (orgId: string, from: Date, until: Date): Promise<number> =>
      transactions.countDocuments({ orgId, receivedAt: { $gt: from, $lte: until } }),
    /** As the engine has judged, the newest first. */
    async listNewestVerdicts(orgId: string, { since, limit }: { since?: Date; limit: number }): Promise<Judged[]> {
      const records = await transactions
        .find({ orgId, ...(since && { receivedAt: { $gte: since } }) }, { projection: WEIGHED })
        .sort({ receivedAt: -1, _id: -1 })
        .limit(limit)
        .toArray();
      return records.map(({ verdict }) => ({ ...verdict, decision: verdict.review?.from ?? verdict.decision }));
    },
    /** Of every organization: what a dying process left unasked is system work. The oldest first. */
    listReviewDue: (receivedBefore: Date, limit: number): Promise<Pick<TransactionRecord, "_id" | "orgId">[]> =>
      transactions
        .find({ isReviewDue: true, receivedAt: { $lte: receivedBefore } }, { projection: { orgId: 1 } })
        .sort({ receivedAt: 1 })
        .limit(limit)
        .toArray(),
  };
}
