import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";
import type { CollectionRecord } from "./collection-record.ts";

export const collectionCollection = defineCollection<CollectionRecord>({
  name: "prompt_collections",
  indexes: [{ key: { orgId: 1, audience: 1, ...NEWEST_FIRST } }, { key: { orgId: 1, ownerId: 1 } }],
});

export type CollectionChange = Partial<Pick<CollectionRecord, "visibility" | "audience" | "privateTo" | "name" | "description">>;

export type CollectionStore = ReturnType<typeof createCollectionStore>;

export function createCollectionStore(db: Database) {
  const collections = db.collection(collectionCollection);
  return {
    async insert(record: CollectionRecord, session: ClientSession): Promise<void> {
      await collections.insertOne(record, { session });
    },
    find: (orgId: string, id: string, session?: ClientSession): Promise<CollectionRecord | null> =>
      collections.findOne({ _id: id, orgId }, session && { session }),
    /** Of one audience, newest first. */
    list: (orgId: string, audience: string, page: TimePage): Promise<CollectionRecord[]> =>
      collections
        .find({ orgId, audience, ...olderThan(page.after) })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),
    async countUpTo(orgId: string, ownerId: string, most: number): Promise<number> {
      return (await collections.find({ orgId, ownerId }).project({ _id: 1 }).limit(most).toArray()).length;
    },
    /** Compare-and-set: null when it is no longer at `revision`. */
    change: (
      orgId: string,
      { id, revision, at }: { id: string; revision: number; at: Date },
      change: CollectionChange,
      session: ClientSession,
    ): Promise<CollectionRecord | null> =>
      collections.findOneAndUpdate(
        { _id: id, orgId, revision },
        { $set: { ...change, updatedAt: at }, $inc: { revision: 1 } },
        { returnDocument: "after", session },
      ),
    /** What is in it has changed by `added` prompts; who changes it at the same time waits. */
    touch: (
      orgId: string,
      id: string,
      { added, at }: { added: number; at: Date },
      session: ClientSession,
    ): Promise<CollectionRecord | null> =>
      collections.findOneAndUpdate(
        { _id: id, orgId },
        { $set: { updatedAt: at }, $inc: { revision: 1, items: added } },
        { returnDocument: "after", session },
      ),
    async delete(orgId: string, id: string, session: ClientSession): Promise<boolean> {
      return (await collections.deleteOne({ _id: id, orgId }, { session })).deletedCount === 1;
    },
  };
}
