import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { type CollectionItemRecord, itemIdOf } from "./collection-record.ts";

export const collectionItemCollection = defineCollection<CollectionItemRecord>({
  name: "prompt_collection_items",
  indexes: [{ key: { orgId: 1, collectionId: 1, position: 1, _id: 1 } }],
});

export type ItemPosition = { position: number; id: string };
type Places = readonly Pick<CollectionItemRecord, "_id" | "position">[];

export type CollectionItemStore = ReturnType<typeof createCollectionItemStore>;

export function createCollectionItemStore(db: Database) {
  const items = db.collection(collectionItemCollection);
  return {
    async insert(record: CollectionItemRecord, session: ClientSession): Promise<void> {
      await items.insertOne(record, { session });
    },
    /** In the order of the collection. */
    list: (
      orgId: string,
      collectionId: string,
      { after, limit }: { after: ItemPosition | null; limit: number },
    ): Promise<CollectionItemRecord[]> =>
      items
        .find({
          ...{ orgId, collectionId },
          ...(after && { position: { $gte: after.position }, $or: [{ position: { $gt: after.position } }, { _id: { $gt: after.id } }] }),
        })
        .sort({ position: 1, _id: 1 })
        .limit(limit)
        .toArray(),
    /** All of its places: a collection is small. */
    listPlaces: (orgId: string, collectionId: string, session: ClientSession): Promise<Pick<CollectionItemRecord, "_id" | "position">[]> =>
      items
        .find({ orgId, collectionId }, { session })
        .project<Pick<CollectionItemRecord, "_id" | "position">>({ _id: 1, position: 1 })
        .sort({ position: 1, _id: 1 })
        .toArray(),
    async place(orgId: string, places: Places, session: ClientSession): Promise<void> {
      const writes = places.map(({ _id, position }) => ({ updateOne: { filter: { _id, orgId }, update: { $set: { position } } } }));
      await items.bulkWrite(writes, { session });
    },
    async setPrivateTo(orgId: string, collectionId: string, privateTo: string | null, session: ClientSession): Promise<void> {
      await items.updateMany({ orgId, collectionId }, { $set: { privateTo } }, { session });
    },
    async delete(orgId: string, of: { collectionId: string; promptId: string }, session: ClientSession): Promise<boolean> {
      return (await items.deleteOne({ _id: itemIdOf(of.collectionId, of.promptId), orgId }, { session })).deletedCount === 1;
    },
    async deleteOfCollection(orgId: string, collectionId: string, session: ClientSession): Promise<void> {
      await items.deleteMany({ orgId, collectionId }, { session });
    },
  };
}
