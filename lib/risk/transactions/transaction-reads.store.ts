import type { Filter } from "mongodb";
import type { Database } from "../../platform/db.ts";
import { NEWEST_FIRST } from "../../platform/time-pages.ts";
import { transactionCollection } from "./transaction.store.ts";
import type { Standing, TransactionRecord } from "./transaction-record.ts";

/** What a view looks at: everything but the bits the verdict was made of and what is encrypted. */
export type TransactionFacts = Omit<TransactionRecord, "sealed" | "verdict"> & {
  verdict: Omit<TransactionRecord["verdict"], "row" | "reasons">;
};
export type ArrivalPosition = { receivedAt: Date; transactionId: string };
export type LegQuery = { accountKey: string; direction: "out" | "in"; from: Date; until: Date; limit: number };
export type StandingQuery = { standing: Standing; since: Date; until: Date };

const FACTS = { sealed: 0, "verdict.row": 0, "verdict.reasons": 0 } as const;

export type TransactionReadStore = ReturnType<typeof createTransactionReadStore>;

/** Stored transactions as views ask for them: by account, by standing, and in the order in which they came. */
export function createTransactionReadStore(db: Database) {
  const transactions = db.collection(transactionCollection);
  return {
    /** One side of one account, newest first. */
    listLegs: (orgId: string, { accountKey, direction, from, until, limit }: LegQuery): Promise<TransactionFacts[]> =>
      transactions
        .find<TransactionFacts>(
          { orgId, [direction === "out" ? "payerKey" : "payeeKey"]: accountKey, at: { $gte: from, $lte: until } },
          { projection: FACTS },
        )
        .sort(NEWEST_FIRST)
        .limit(limit)
        .toArray(),
    /** Newest first, without what is generated. */
    listStanding: (orgId: string, { standing, since, until }: StandingQuery, limit: number): Promise<TransactionFacts[]> =>
      transactions
        .find<TransactionFacts>(
          { orgId, standing, at: { $gte: since, $lte: until }, "source.type": { $ne: "demo" } },
          { projection: FACTS },
        )
        .sort(NEWEST_FIRST)
        .limit(limit)
        .toArray(),
    /** In the order in which they came. */
    listArrivals: (
      orgId: string,
      after: ArrivalPosition | null,
      { until, limit }: { until: Date; limit: number },
    ): Promise<TransactionFacts[]> =>
      transactions
        .find<TransactionFacts>(arrivedAfter(orgId, after, until), { projection: FACTS })
        .sort({ receivedAt: 1, _id: 1 })
        .limit(limit)
        .toArray(),
    /** Of the generator's, the newest by their own time. */
    listGenerated: (orgId: string, since: Date, limit: number): Promise<TransactionFacts[]> =>
      transactions
        .find<TransactionFacts>({ orgId, "source.type": "demo", at: { $gte: since } }, { projection: FACTS })
        .sort(NEWEST_FIRST)
        .limit(limit)
        .toArray(),
    /** How many stand so, up to `most`. */
    countStanding: (orgId: string, standing: Standing, most: number): Promise<number> =>
      transactions.countDocuments({ orgId, standing }, { limit: most }),
  };
}

function arrivedAfter(orgId: string, after: ArrivalPosition | null, until: Date): Filter<TransactionRecord> {
  if (!after) return { orgId, receivedAt: { $lte: until } };
  return {
    orgId,
    receivedAt: { $gte: after.receivedAt, $lte: until },
    $or: [{ receivedAt: { $gt: after.receivedAt } }, { _id: { $gt: after.transactionId } }],
  };
}
