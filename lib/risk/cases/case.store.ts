import type { ClientSession, Collection, Filter } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { CaseRecord } from "./case-record.ts";

export const riskCaseCollection = defineCollection<CaseRecord>({
  name: "risk_cases",
  indexes: [
    { key: { orgId: 1, queues: 1, rank: 1 } },
    { key: { orgId: 1, assigneeId: 1, queues: 1, rank: 1 } },
    { key: { orgId: 1, queues: 1, dueAt: 1, _id: 1 } },
    { key: { orgId: 1, assigneeId: 1, queues: 1, dueAt: 1, _id: 1 } },
    { key: { orgId: 1, joinKey: 1 }, unique: true, partialFilterExpression: { joinKey: { $type: "string" } } },
    { key: { orgId: 1, payerKey: 1, openedAt: -1 } },
    { key: { orgId: 1, "facts.payeeKeys": 1, openedAt: -1 } },
    { key: { orgId: 1, openedAt: -1 } },
    { key: { orgId: 1, demoRunId: 1 }, partialFilterExpression: { demoRunId: { $type: "string" } } },
  ],
});

/** `assigneeId` null: nobody's; undefined: anybody's. */
export type CaseFilter = { queue: string; assigneeId?: string | null };
export type DuePosition = { at: Date; id: string };
type Change = Omit<CaseRecord, "_id" | "orgId" | "version" | "payerKey" | "payer" | "openedAt" | "demoRunId" | "joinKey" | "evidenceCount">;

export type RiskCaseStore = ReturnType<typeof createRiskCaseStore>;

export function createRiskCaseStore(db: Database) {
  const cases = db.collection(riskCaseCollection);
  return { ...createChanges(cases), ...createQueues(cases), ...createFinders(cases) };
}

type Cases = Collection<CaseRecord>;

const within = (orgId: string, { queue, assigneeId }: CaseFilter): Filter<CaseRecord> => ({
  orgId,
  queues: queue,
  ...(assigneeId !== undefined && { assigneeId }),
});

function createChanges(cases: Cases) {
  return {
    find: (orgId: string, id: string, session?: ClientSession): Promise<CaseRecord | null> =>
      cases.findOne({ _id: id, orgId }, session && { session }),
    /** The payer's case that takes more transactions. */
    findJoinable: (orgId: string, payerKey: string, session: ClientSession): Promise<CaseRecord | null> =>
      cases.findOne({ orgId, joinKey: { $eq: payerKey, $type: "string" } }, { session }),
    async insert(record: CaseRecord, session: ClientSession): Promise<void> {
      await cases.insertOne(record, { session });
    },
    /** Compare-and-set: false when the case is no longer at `version`. Raises it. */
    async change(orgId: string, id: string, version: number, change: Partial<Change>, session: ClientSession): Promise<boolean> {
      const { matchedCount } = await cases.updateOne(
        { _id: id, orgId, version },
        { $set: { ...change, version: version + 1 } },
        { session },
      );
      return matchedCount === 1;
    },
    /** Null when it has as many files as it may. */
    addEvidence: (orgId: string, id: string, most: number, session: ClientSession): Promise<CaseRecord | null> =>
      cases.findOneAndUpdate({ _id: id, orgId, evidenceCount: { $lt: most } }, { $inc: { evidenceCount: 1 } }, { session }),
    /** From now on its payer's transactions go to another case. */
    async stopJoining(orgId: string, id: string, session: ClientSession): Promise<void> {
      await cases.updateOne({ _id: id, orgId }, { $unset: { joinKey: "" } }, { session });
    },
  };
}

function createQueues(cases: Cases) {
  return {
    /** By priority, then what is due first. */
    list: (orgId: string, filter: CaseFilter, page: { after: string | null; limit: number }): Promise<CaseRecord[]> =>
      cases
        .find({ ...within(orgId, filter), ...(page.after !== null && { rank: { $gt: page.after } }) })
        .sort({ rank: 1 })
        .limit(page.limit)
        .toArray(),
    /** What is due before `now` and still open, the longest overdue first. */
    listOverdue: (
      orgId: string,
      filter: CaseFilter,
      now: Date,
      page: { after: DuePosition | null; limit: number },
    ): Promise<CaseRecord[]> =>
      cases
        .find({
          ...within(orgId, filter),
          dueAt: { $lt: now, ...(page.after && { $gte: page.after.at }) },
          ...(page.after && { $or: [{ dueAt: { $gt: page.after.at } }, { _id: { $gt: page.after.id } }] }),
        })
        .sort({ dueAt: 1, _id: 1 })
        .limit(page.limit)
        .toArray(),
    /** Ids only, so that a badge costs no more than it shows. */
    async countUpTo(orgId: string, filter: CaseFilter, most: number): Promise<number> {
      const found = await cases.find(within(orgId, filter)).project({ _id: 1 }).limit(most).toArray();
      return found.length;
    },
    async countOverdueUpTo(orgId: string, filter: CaseFilter, now: Date, most: number): Promise<number> {
      const found = await cases
        .find({ ...within(orgId, filter), dueAt: { $lt: now } })
        .project({ _id: 1 })
        .limit(most)
        .toArray();
      return found.length;
    },
  };
}

function createFinders(cases: Cases) {
  return {
    listOfPayer: (orgId: string, payerKey: string, limit: number): Promise<CaseRecord[]> =>
      cases.find({ orgId, payerKey }).sort({ openedAt: -1 }).limit(limit).toArray(),
    listOfPayee: (orgId: string, payeeKey: string, limit: number): Promise<CaseRecord[]> =>
      cases.find({ orgId, "facts.payeeKeys": payeeKey }).sort({ openedAt: -1 }).limit(limit).toArray(),
    listNewest: (orgId: string, limit: number): Promise<CaseRecord[]> =>
      cases.find({ orgId }).sort({ openedAt: -1 }).limit(limit).toArray(),
    /** Ids, so that their timelines can go before them. */
    async listOfDemoRun(orgId: string, demoRunId: string, limit: number): Promise<string[]> {
      const found = cases.find({ orgId, demoRunId: { $eq: demoRunId, $type: "string" } }).project<{ _id: string }>({ _id: 1 });
      return (await found.limit(limit).toArray()).map(({ _id }) => _id);
    },
    async deleteAll(orgId: string, ids: readonly string[]): Promise<void> {
      await cases.deleteMany({ _id: { $in: [...ids] }, orgId });
    },
  };
}
