import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { TagColor } from "./keeping.schema.ts";

/** A person's word for some of their chats. `name` is encrypted. */
export type TagRecord = { _id: string; orgId: string; userId: string; name: string; color: TagColor; createdAt: Date };

export const tagCollection = defineCollection<TagRecord>({ name: "chat_tags", indexes: [{ key: { orgId: 1, userId: 1, _id: 1 } }] });

/** Of one person. All of them are read at once, since names can only be compared opened. */
export const TAGS_MAX = 100;

export type TagStore = ReturnType<typeof createTagStore>;

export function createTagStore(db: Database) {
  const tags = db.collection(tagCollection);
  return {
    list: (orgId: string, userId: string): Promise<TagRecord[]> => tags.find({ orgId, userId }).sort({ _id: 1 }).limit(TAGS_MAX).toArray(),
    async insert(record: TagRecord, session: ClientSession): Promise<void> {
      await tags.insertOne(record, { session });
    },
    async update(record: Pick<TagRecord, "_id" | "orgId" | "userId" | "name" | "color">, session: ClientSession): Promise<boolean> {
      const { _id, orgId, userId, name, color } = record;
      const { matchedCount } = await tags.updateOne({ _id, orgId, userId }, { $set: { name, color } }, { session });
      return matchedCount === 1;
    },
    async delete(orgId: string, userId: string, id: string, session: ClientSession): Promise<boolean> {
      const { deletedCount } = await tags.deleteOne({ _id: id, orgId, userId }, { session });
      return deletedCount === 1;
    },
  };
}
