import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../platform/db.ts";

/** A conversation of one user. `title` is encrypted; `lastSeq` numbers its turns. */
export type ChatRecord = {
  _id: string;
  orgId: string;
  userId: string;
  title: string | null;
  lastSeq: number;
  createdAt: Date;
  activeAt: Date;
  deletedAt: Date | null;
};

export const chatCollection = defineCollection<ChatRecord>({
  name: "chats",
  indexes: [{ key: { orgId: 1, userId: 1, deletedAt: 1, activeAt: -1, _id: -1 } }],
});

export type ChatStore = ReturnType<typeof createChatStore>;

export function createChatStore(db: Database) {
  const chats = db.collection(chatCollection);
  return {
    async insert(record: ChatRecord): Promise<void> {
      await chats.insertOne(record);
    },
    find: (orgId: string, userId: string, id: string): Promise<ChatRecord | null> =>
      chats.findOne({ _id: id, orgId, userId, deletedAt: null }),
    /** Null once the chat is deleted: a message that comes later finds nothing to go into. */
    async takeSeq(orgId: string, userId: string, id: string, now: Date): Promise<ChatRecord | null> {
      return chats.findOneAndUpdate(
        { _id: id, orgId, userId, deletedAt: null },
        { $inc: { lastSeq: 1 }, $set: { activeAt: now } },
        { returnDocument: "after" },
      );
    },
    async list(
      orgId: string,
      userId: string,
      page: { after: { activeAt: Date; id: string } | null; limit: number },
    ): Promise<ChatRecord[]> {
      const older = page.after && {
        $or: [{ activeAt: { $lt: page.after.activeAt } }, { activeAt: page.after.activeAt, _id: { $lt: page.after.id } }],
      };
      return chats
        .find({ orgId, userId, deletedAt: null, ...older })
        .sort({ activeAt: -1, _id: -1 })
        .limit(page.limit)
        .toArray();
    },
    async setTitle(orgId: string, userId: string, id: string, title: string, onlyIfUntitled = false): Promise<ChatRecord | null> {
      const filter = { _id: id, orgId, userId, deletedAt: null, ...(onlyIfUntitled && { title: null }) };
      return chats.findOneAndUpdate(filter, { $set: { title } }, { returnDocument: "after" });
    },
    async markDeleted(orgId: string, userId: string, id: string, at: Date, session: ClientSession): Promise<boolean> {
      const { matchedCount } = await chats.updateOne({ _id: id, orgId, userId, deletedAt: null }, { $set: { deletedAt: at } }, { session });
      return matchedCount === 1;
    },
    async isDeleted(orgId: string, id: string): Promise<boolean> {
      return (await chats.findOne({ _id: id, orgId, deletedAt: null }, { projection: { _id: 1 } })) === null;
    },
    async delete(orgId: string, id: string): Promise<void> {
      await chats.deleteOne({ _id: id, orgId });
    },
  };
}
