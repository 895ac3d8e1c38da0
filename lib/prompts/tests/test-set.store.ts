import type { ClientSession, Collection } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";
import { TEST_ROWS_MAX } from "./test-set.schema.ts";

/** What versions of a prompt are held against. `sealed` are the assertions held against every row, as JSON, encrypted. */
export type TestSetRecord = {
  _id: string;
  orgId: string;
  promptId: string;
  /** Whose own the prompt is: they take this along. null: the organization's. */
  privateOf: string | null;
  name: string;
  description: string;
  passThreshold: number;
  sealed: string;
  rows: number;
  /** Of the next row. */
  nextNumber: number;
  revision: number;
  createdBy: string | null;
  at: Date;
  updatedAt: Date;
};

/** `sealed` is `SealedRow` as JSON, encrypted. */
export type TestRowRecord = {
  _id: string;
  orgId: string;
  promptId: string;
  privateOf: string | null;
  testSetId: string;
  number: number;
  sealed: string;
};

export const testSetCollection = defineCollection<TestSetRecord>({
  name: "prompt_test_sets",
  indexes: [{ key: { orgId: 1, promptId: 1, ...NEWEST_FIRST } }, { key: { orgId: 1, privateOf: 1 } }],
});

export const testRowCollection = defineCollection<TestRowRecord>({
  name: "prompt_test_rows",
  indexes: [
    { key: { orgId: 1, testSetId: 1, number: 1 }, unique: true },
    { key: { orgId: 1, promptId: 1 } },
    { key: { orgId: 1, privateOf: 1 } },
  ],
});

export type TestSetChange = Partial<Pick<TestSetRecord, "name" | "description" | "passThreshold" | "sealed">> & { updatedAt: Date };

export type TestSetStore = ReturnType<typeof createTestSetStore>;

export function createTestSetStore(db: Database) {
  const sets = db.collection(testSetCollection);
  const rows = db.collection(testRowCollection);
  return { ...setsOf(sets), ...rowsOf(rows), ...removals(sets, rows) };
}

function setsOf(sets: Collection<TestSetRecord>) {
  return {
    async insertSet(record: TestSetRecord, session: ClientSession): Promise<void> {
      await sets.insertOne(record, { session });
    },
    findSet: (orgId: string, promptId: string, id: string): Promise<TestSetRecord | null> => sets.findOne({ _id: id, orgId, promptId }),
    listSets: (orgId: string, promptId: string, page: TimePage): Promise<TestSetRecord[]> =>
      sets
        .find({ orgId, promptId, ...olderThan(page.after) })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),
    countSets: (orgId: string, promptId: string, most: number): Promise<number> =>
      sets.countDocuments({ orgId, promptId }, { limit: most }),

    /** null: it has changed since it was read, or is gone. `isProof`: an evaluation of what it was proves nothing of what it is. */
    async changeSet(
      { _id, orgId, revision }: Pick<TestSetRecord, "_id" | "orgId" | "revision">,
      { fields, isProof }: { fields: TestSetChange; isProof: boolean },
      session: ClientSession,
    ): Promise<TestSetRecord | null> {
      const update = { $set: fields, ...(isProof && { $inc: { revision: 1 } }) };
      return sets.findOneAndUpdate({ _id, orgId, revision }, update, { session, returnDocument: "after" });
    },

    /** Makes room for so many rows at its end and counts them; null where they do not fit. */
    takeRows: (orgId: string, id: string, count: number, at: Date, session: ClientSession): Promise<TestSetRecord | null> =>
      sets.findOneAndUpdate(
        { _id: id, orgId, rows: { $lte: TEST_ROWS_MAX - count } },
        { $inc: { rows: count, nextNumber: count, revision: 1 }, $set: { updatedAt: at } },
        { session, returnDocument: "after" },
      ),
    /** After rows were changed, or so many taken out. */
    touchRows: (orgId: string, id: string, removed: number, at: Date, session: ClientSession): Promise<TestSetRecord | null> =>
      sets.findOneAndUpdate(
        { _id: id, orgId },
        { $inc: { rows: -removed, revision: 1 }, $set: { updatedAt: at } },
        { session, returnDocument: "after" },
      ),
  };
}

function rowsOf(rows: Collection<TestRowRecord>) {
  return {
    async insertRows(records: readonly TestRowRecord[], session: ClientSession): Promise<void> {
      if (records.length > 0) await rows.insertMany([...records], { session });
    },
    findRow: (orgId: string, testSetId: string, id: string): Promise<TestRowRecord | null> => rows.findOne({ _id: id, orgId, testSetId }),
    /** In their order, behind the given number. */
    listRows: (orgId: string, testSetId: string, after: number, limit: number): Promise<TestRowRecord[]> =>
      rows
        .find({ orgId, testSetId, number: { $gt: after } })
        .sort({ number: 1 })
        .limit(limit)
        .toArray(),
    async writeRow(
      { _id, orgId, testSetId, sealed }: Omit<TestRowRecord, "number" | "promptId" | "privateOf">,
      session: ClientSession,
    ): Promise<boolean> {
      return (await rows.updateOne({ _id, orgId, testSetId }, { $set: { sealed } }, { session })).matchedCount === 1;
    },
  };
}

function removals(sets: Collection<TestSetRecord>, rows: Collection<TestRowRecord>) {
  return {
    async deleteRow(orgId: string, testSetId: string, id: string, session: ClientSession): Promise<boolean> {
      return (await rows.deleteOne({ _id: id, orgId, testSetId }, { session })).deletedCount === 1;
    },
    /** All of a set's; returns how many. */
    deleteRows: async (orgId: string, testSetId: string, session: ClientSession): Promise<number> =>
      (await rows.deleteMany({ orgId, testSetId }, { session })).deletedCount,
    async deleteSet(orgId: string, id: string, session: ClientSession): Promise<boolean> {
      return (await sets.deleteOne({ _id: id, orgId }, { session })).deletedCount === 1;
    },
    /** The prompt has become somebody's own, or is so no longer. */
    async assign(orgId: string, promptId: string, privateOf: string | null, session: ClientSession): Promise<void> {
      await sets.updateMany({ orgId, promptId }, { $set: { privateOf } }, { session });
      await rows.updateMany({ orgId, promptId }, { $set: { privateOf } }, { session });
    },
    /** With the prompt itself. */
    async deleteOfPrompt(orgId: string, promptId: string, session?: ClientSession): Promise<void> {
      const options = session && { session };
      await rows.deleteMany({ orgId, promptId }, options);
      await sets.deleteMany({ orgId, promptId }, options);
    },
  };
}
