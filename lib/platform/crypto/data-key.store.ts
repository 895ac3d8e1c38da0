import { type Database, defineCollection } from "../db.ts";

/** One organization's data key, wrapped by a key-encryption key. The newest settled one encrypts, all of them decrypt; one at a time is active. */
export type DataKeyRecord = { _id: string; orgId: string; kekId: string; wrapped: string; isActive: boolean; createdAt: Date };

export const dataKeyCollection = defineCollection<DataKeyRecord>({
  name: "data_keys",
  indexes: [
    { key: { orgId: 1, createdAt: 1 } },
    { key: { orgId: 1, isActive: 1 }, unique: true, partialFilterExpression: { isActive: true } },
    { key: { kekId: 1, _id: 1 } },
  ],
});

export type DataKeyStore = ReturnType<typeof createDataKeyStore>;

export function createDataKeyStore(db: Database) {
  const keys = db.collection(dataKeyCollection);
  return {
    list: (orgId: string): Promise<DataKeyRecord[]> => keys.find({ orgId }).sort({ createdAt: 1 }).limit(100).toArray(),

    /** Returns false when another process made the organization's active key first. */
    async insertActive(record: DataKeyRecord): Promise<boolean> {
      return db.isInserted(keys.insertOne(record));
    },

    /** One transaction, so that there is exactly one active key at any time. */
    async replaceActive(orgId: string, record: DataKeyRecord): Promise<void> {
      await db.withTransaction(async (session) => {
        await keys.updateMany({ orgId, isActive: true }, { $set: { isActive: false } }, { session });
        await keys.insertOne(record, { session });
      });
    },

    /** Of every organization: rotation of the key-encryption key is the one job that crosses tenants, and sees wrapped keys only. */
    listNotWrappedBy: (kekId: string, limit: number): Promise<DataKeyRecord[]> =>
      keys
        .find({ kekId: { $ne: kekId } })
        .sort({ kekId: 1, _id: 1 })
        .limit(limit)
        .toArray(),

    async rewrap(orgId: string, id: string, from: string, next: { kekId: string; wrapped: string }): Promise<void> {
      await keys.updateOne({ _id: id, orgId, kekId: from }, { $set: next });
    },

    /** What a rotation has left without use: every key of the owner but the active one, which has to be the rotation's. */
    async deleteOlder(orgId: string, activeId: string): Promise<number> {
      if (!(await keys.findOne({ _id: activeId, orgId, isActive: true }))) return 0;
      const { deletedCount } = await keys.deleteMany({ orgId, isActive: false });
      return deletedCount;
    },

    /** Whose keys there are, in order; system work, so no orgId comes in. */
    listOwners: async (after: string, limit: number): Promise<string[]> => {
      const rows = await keys
        .find({ isActive: true, orgId: { $gt: after } }, { projection: { orgId: 1 } })
        .sort({ orgId: 1 })
        .limit(limit)
        .toArray();
      return rows.map(({ orgId }) => orgId);
    },

    countNotWrappedBy: (kekId: string): Promise<number> => keys.countDocuments({ kekId: { $ne: kekId } }),

    async deleteAll(orgId: string): Promise<number> {
      const { deletedCount } = await keys.deleteMany({ orgId });
      return deletedCount;
    },
  };
}
