import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { EmbedderName } from "../embedding/embedder.ts";

/** Says which version of a file's chunks counts: writing it is what makes an indexing visible, all of it at once. */
export type FileIndexRecord = {
  /** The file's id. */
  _id: string;
  orgId: string;
  userId: string;
  version: string;
  chunks: number;
  embedder: EmbedderName;
  indexedAt: Date;
};

/** How much of a person's is indexed, and a number that changes whenever it does: whoever keeps an index in memory compares it. */
export type PersonIndexRecord = { _id: string; orgId: string; userId: string; generation: number; chunks: number };

export const fileIndexCollection = defineCollection<FileIndexRecord>({
  name: "knowledge_indexes",
  indexes: [{ key: { orgId: 1, userId: 1 } }],
});

export const personIndexCollection = defineCollection<PersonIndexRecord>({
  name: "knowledge_people",
  indexes: [{ key: { orgId: 1, userId: 1 }, unique: true }],
});

type Owner = { orgId: string; userId: string };
export type FileIndexStore = ReturnType<typeof createFileIndexStore>;

export function createFileIndexStore(db: Database) {
  const indexes = db.collection(fileIndexCollection);
  const people = db.collection(personIndexCollection);
  const change = async ({ orgId, userId }: Owner, chunks: number, session: ClientSession): Promise<void> => {
    await people.updateOne({ _id: `${orgId}:${userId}`, orgId, userId }, { $inc: { generation: 1, chunks } }, { upsert: true, session });
  };
  return {
    find: ({ orgId, userId }: Owner, fileId: string): Promise<FileIndexRecord | null> => indexes.findOne({ _id: fileId, orgId, userId }),
    list: ({ orgId, userId }: Owner): Promise<FileIndexRecord[]> => indexes.find({ orgId, userId }).toArray(),
    /** Null before anything of theirs was indexed. */
    findPerson: ({ orgId, userId }: Owner): Promise<PersonIndexRecord | null> => people.findOne({ orgId, userId }),
    async replace(record: FileIndexRecord, session: ClientSession): Promise<void> {
      const { _id, orgId, userId, ...fields } = record;
      const before = await indexes.findOneAndUpdate(
        { _id, orgId, userId },
        { $set: fields },
        { upsert: true, returnDocument: "before", session },
      );
      await change(record, record.chunks - (before?.chunks ?? 0), session);
    },
    async delete(owner: Owner, fileId: string, session: ClientSession): Promise<void> {
      const { orgId, userId } = owner;
      const before = await indexes.findOneAndDelete({ _id: fileId, orgId, userId }, { session });
      if (before) await change(owner, -before.chunks, session);
    },
  };
}
