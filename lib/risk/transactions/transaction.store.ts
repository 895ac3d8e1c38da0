import type { Collection, Filter } from "mongodb";
import { type Database, defineCollection, isRefusedOnlyAsDuplicate } from "../../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";
import type { Realm } from "./realm.ts";
import type { Decision, RiskLevel, SOURCE_TYPES, Standing, TransactionRecord } from "./transaction-record.ts";

export const transactionCollection = defineCollection<TransactionRecord>({
  name: "risk_transactions",
  indexes: [
    { key: { orgId: 1, externalKey: 1 }, unique: true },
    { key: { orgId: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, standing: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, "verdict.decision": 1, at: -1, _id: -1 } },
    { key: { orgId: 1, "verdict.level": 1, at: -1, _id: -1 } },
    { key: { orgId: 1, "source.type": 1, at: -1, _id: -1 } },
    { key: { orgId: 1, payerKey: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, payeeKey: 1, at: -1, _id: -1 } },
    // What one import, webhook or demo run has brought.
    { key: { orgId: 1, "source.id": 1, at: 1, _id: 1 }, partialFilterExpression: { "source.id": { $type: "string" } } },
    // What came in after a moment, for the population.
    { key: { orgId: 1, receivedAt: 1, _id: 1 } },
    // What a dying process left undone: almost always empty.
    { key: { receivedAt: 1 }, partialFilterExpression: { isObserved: false } },
    { key: { isReviewDue: 1, receivedAt: 1 }, partialFilterExpression: { isReviewDue: true } },
    // What cases came to: for models, and for the profiles that have not been told.
    { key: { orgId: 1, "label.isFraud": 1, at: -1, "source.type": 1 }, partialFilterExpression: { "label.at": { $type: "date" } } },
    { key: { at: 1 }, partialFilterExpression: { isLabelLearnt: false, "label.at": { $type: "date" } } },
    // Of a case, all of them; and what waits for one, which is soon nothing.
    { key: { orgId: 1, caseId: 1 }, partialFilterExpression: { caseId: { $type: "string" } } },
    { key: { isCaseDue: 1, receivedAt: 1 }, partialFilterExpression: { isCaseDue: true } },
  ],
});

export type TransactionSelection = {
  standing?: Standing | undefined;
  level?: RiskLevel | undefined;
  decision?: Decision | undefined;
  source?: (typeof SOURCE_TYPES)[number] | undefined;
  /** On either side. */
  account?: string | undefined;
  since?: Date | undefined;
};
export type ReceivedPosition = { receivedAt: Date; id: string };

export type TransactionStore = ReturnType<typeof createTransactionStore>;

export function createTransactionStore(db: Database) {
  const transactions = db.collection(transactionCollection);
  return { ...writesTo(transactions), ...readsOf(transactions) };
}

function writesTo(transactions: Collection<TransactionRecord>) {
  return {
    /** What is there under the same external key stays: false when there was any, and `findByKeys` tells whose went in. */
    async insertMissing(records: readonly TransactionRecord[]): Promise<boolean> {
      try {
        await transactions.insertMany([...records], { ordered: false });
        return true;
      } catch (error) {
        if (isRefusedOnlyAsDuplicate(error)) return false;
        throw error;
      }
    },
    markObserved: async (orgId: string, ids: readonly string[]): Promise<void> =>
      void (await transactions.updateMany({ _id: { $in: [...ids] }, orgId }, { $set: { isObserved: true } })),
  };
}

function readsOf(transactions: Collection<TransactionRecord>) {
  return {
    find: (orgId: string, id: string): Promise<TransactionRecord | null> => transactions.findOne({ _id: id, orgId }),
    findAll: (orgId: string, ids: readonly string[]): Promise<TransactionRecord[]> =>
      transactions.find({ _id: { $in: [...ids] }, orgId }).toArray(),
    findByKeys: (orgId: string, externalKeys: readonly string[]): Promise<TransactionRecord[]> =>
      transactions.find({ orgId, externalKey: { $in: [...externalKeys] } }).toArray(),
    /** Of these, the ones of which both profiles know so much. */
    listDoneOf: async (orgId: string, ids: readonly string[], mark: "isObserved" | "isLabelLearnt"): Promise<string[]> => {
      const found = transactions.find({ _id: { $in: [...ids] }, orgId, [mark]: true }, { projection: { _id: 1 } });
      return (await found.toArray()).map(({ _id }) => _id);
    },
    /** Of every organization, oldest first: for the sweep. */
    listUnobserved: (before: Date, limit: number): Promise<TransactionRecord[]> =>
      transactions
        .find({ isObserved: false, receivedAt: { $lt: before } })
        .sort({ receivedAt: 1 })
        .limit(limit)
        .toArray(),
    /** Newest first. */
    list: async (orgId: string, selection: TransactionSelection, page: TimePage): Promise<TransactionRecord[]> => {
      const within = olderThan(page.after, selection.since ? { $gte: selection.since } : {});
      // Each side has its index; one query over both would have to sort what it has read.
      const found = sidesOf(selection.account).map((side) =>
        transactions
          .find({ ...toFilter(orgId, selection), ...side, ...within })
          .sort(NEWEST_FIRST)
          .limit(page.limit)
          .toArray(),
      );
      return mergeNewest(await Promise.all(found), page.limit);
    },
    /** What one import, webhook or demo run has brought, in time order. */
    listOfSource: (orgId: string, sourceId: string, { limit, since }: { limit: number; since?: Date }): Promise<TransactionRecord[]> =>
      transactions
        .find({ orgId, "source.id": { $eq: sourceId, $type: "string" }, ...(since && { at: { $gte: since } }) })
        .sort({ at: 1, _id: 1 })
        .limit(limit)
        .toArray(),
    async deleteAll(orgId: string, ids: readonly string[]): Promise<void> {
      await transactions.deleteMany({ _id: { $in: [...ids] }, orgId });
    },
    /** In the order they came in, those that are counted: what the population has not learnt yet. */
    listReceived: (
      orgId: string,
      realm: Realm,
      { after, until, limit }: { after: ReceivedPosition | null; until: Date; limit: number },
    ): Promise<TransactionRecord[]> =>
      transactions
        .find({ ...receivedAfter(orgId, after, until), "source.type": realm === "demo" ? "demo" : { $ne: "demo" } })
        .sort({ receivedAt: 1, _id: 1 })
        .limit(limit)
        .toArray(),
  };
}

function receivedAfter(orgId: string, after: ReceivedPosition | null, until: Date): Filter<TransactionRecord> {
  if (!after) return { orgId, receivedAt: { $lt: until } };
  return {
    orgId,
    receivedAt: { $gte: after.receivedAt, $lt: until },
    $or: [{ receivedAt: { $gt: after.receivedAt } }, { _id: { $gt: after.id } }],
  };
}

function toFilter(orgId: string, { standing, level, decision, source }: TransactionSelection): Filter<TransactionRecord> {
  return {
    orgId,
    ...(standing && { standing }),
    ...(level && { "verdict.level": level }),
    ...(decision && { "verdict.decision": decision }),
    ...(source && { "source.type": source }),
  };
}

function sidesOf(account: string | undefined): Filter<TransactionRecord>[] {
  return account === undefined ? [{}] : [{ payerKey: account }, { payeeKey: account }];
}

/** Somebody who pays themselves is on both sides. */
function mergeNewest(sides: readonly TransactionRecord[][], limit: number): TransactionRecord[] {
  const [only] = sides;
  if (only && sides.length === 1) return only;
  const byId = new Map(sides.flat().map((record) => [record._id, record]));
  return [...byId.values()].toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a._id < b._id ? 1 : -1)).slice(0, limit);
}
