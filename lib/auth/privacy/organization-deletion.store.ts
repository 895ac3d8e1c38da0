import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";

/** An organization whose owner wants it gone. The id is the organization's. */
export type OrganizationDeletionRecord = {
  _id: string;
  orgId: string;
  requestedBy: string;
  requestedAt: Date;
  dueAt: Date;
  /** From then on it cannot be called off. */
  begunAt: Date | null;
};

export const organizationDeletionCollection = defineCollection<OrganizationDeletionRecord>({
  name: "organization_deletions",
  indexes: [{ key: { dueAt: 1 } }],
});

export type OrganizationDeletionStore = ReturnType<typeof createOrganizationDeletionStore>;

export function createOrganizationDeletionStore(db: Database) {
  const deletions = db.collection(organizationDeletionCollection);
  return {
    async insert(record: OrganizationDeletionRecord, transaction: ClientSession): Promise<void> {
      await deletions.insertOne(record, { session: transaction });
    },
    find: (orgId: string): Promise<OrganizationDeletionRecord | null> => deletions.findOne({ _id: orgId, orgId }),
    async cancel(orgId: string, transaction: ClientSession): Promise<boolean> {
      const { deletedCount } = await deletions.deleteOne({ _id: orgId, orgId, begunAt: null }, { session: transaction });
      return deletedCount === 1;
    },
    /** Of every organization; system work, so no orgId comes in. */
    listDue: (now: Date, limit: number): Promise<OrganizationDeletionRecord[]> =>
      deletions
        .find({ dueAt: { $lte: now } })
        .sort({ dueAt: 1 })
        .limit(limit)
        .toArray(),
    async begin(orgId: string, begunAt: Date): Promise<boolean> {
      const { matchedCount } = await deletions.updateOne({ _id: orgId, orgId }, { $set: { begunAt } });
      return matchedCount === 1;
    },
    async postpone(orgId: string, dueAt: Date): Promise<void> {
      await deletions.updateOne({ _id: orgId, orgId }, { $set: { dueAt } });
    },
    async delete(orgId: string): Promise<void> {
      await deletions.deleteOne({ _id: orgId, orgId });
    },
  };
}
