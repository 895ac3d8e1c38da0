import type { Database } from "../../../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../../platform/time-pages.ts";
import { transactionCollection } from "../../transactions/transaction.store.ts";
import type { TransactionRecord } from "../../transactions/transaction-record.ts";

/** What rules need of a stored transaction; nothing of it is encrypted. */
export type ReplayRow = Pick<
  TransactionRecord,
  "_id" | "at" | "currency" | "network" | "category" | "payerCountry" | "payeeCountry" | "analysisType" | "source" | "label"
> & {
  verdict: Pick<
    TransactionRecord["verdict"],
    "row" | "score" | "probability" | "decision" | "rules" | "snoozed" | "marks" | "populationVersion" | "thresholds" | "shadow"
  >;
};

const FIELDS = {
  ...{ at: 1, currency: 1, network: 1, category: 1, payerCountry: 1, payeeCountry: 1, analysisType: 1, source: 1, label: 1 },
  ...{ "verdict.row": 1, "verdict.score": 1, "verdict.probability": 1, "verdict.decision": 1, "verdict.rules": 1, "verdict.snoozed": 1 },
  ...{ "verdict.marks": 1, "verdict.populationVersion": 1, "verdict.thresholds": 1, "verdict.shadow": 1 },
} as const;

export type ReplayRowStore = ReturnType<typeof createReplayRowStore>;

export function createReplayRowStore(db: Database) {
  const transactions = db.collection(transactionCollection);
  return {
    find: (orgId: string, id: string): Promise<ReplayRow | null> =>
      transactions.findOne<ReplayRow>({ _id: id, orgId }, { projection: FIELDS }),
    /** Newest first. */
    list: (orgId: string, page: TimePage): Promise<ReplayRow[]> =>
      transactions
        .find({ orgId, ...olderThan(page.after) })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .project<ReplayRow>(FIELDS)
        .toArray(),
    count: (orgId: string, most: number): Promise<number> => transactions.countDocuments({ orgId }, { limit: most }),
    /** The newest that came in since a set is tried beside the one that judges. */
    listShadowed: (orgId: string, since: Date, limit: number): Promise<Pick<ReplayRow, "_id" | "label" | "verdict">[]> =>
      transactions
        .find({ orgId, receivedAt: { $gte: since } })
        .sort({ receivedAt: -1, _id: -1 })
        .limit(limit)
        .project<Pick<ReplayRow, "_id" | "label" | "verdict">>({ label: 1, "verdict.decision": 1, "verdict.shadow": 1 })
        .toArray(),
  };
}
