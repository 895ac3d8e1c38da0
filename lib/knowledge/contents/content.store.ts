import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";

/**
 * What GridFS keeps about a file, with its owner beside it (`contents.files`). `key` and `whole` are encrypted: the key of the chunks, and the
 * length in clear, by which a cut end is seen; null until all of it is there.
 */
export type ContentRecord = {
  _id: string;
  orgId: string;
  userId: string;
  /** Of what is stored. */
  length: number;
  chunkSize: number;
  uploadDate: Date;
  key: string;
  whole: string | null;
  parts: number;
  /** Where the chunks are. It stays for a while after they went: somebody may still be writing one. */
  place: "gridfs" | "blob";
  removedAt: Date | null;
  /** It belongs to a file, and only goes with it. */
  isClaimed: boolean;
};

export const contentCollection = defineCollection<ContentRecord>({
  name: "contents.files",
  indexes: [
    { key: { orgId: 1, userId: 1 } },
    { key: { removedAt: 1 }, partialFilterExpression: { removedAt: { $type: "date" } } },
    { key: { isClaimed: 1, uploadDate: 1 }, partialFilterExpression: { isClaimed: false } },
  ],
});

export type ContentStore = ReturnType<typeof createContentStore>;

export function createContentStore(db: Database) {
  const contents = db.collection(contentCollection);
  return {
    async insert(record: ContentRecord): Promise<void> {
      await contents.insertOne(record);
    },
    find: (orgId: string, id: string): Promise<ContentRecord | null> => contents.findOne({ _id: id, orgId, removedAt: null }),
    async finish(orgId: string, id: string, fields: Pick<ContentRecord, "whole" | "length" | "parts">): Promise<boolean> {
      const { matchedCount } = await contents.updateOne({ _id: id, orgId, removedAt: null }, { $set: fields });
      return matchedCount === 1;
    },
    /** With the file, in one transaction. False when it was removed before. */
    async claim(orgId: string, id: string, session: ClientSession): Promise<boolean> {
      const { matchedCount } = await contents.updateOne({ _id: id, orgId, removedAt: null }, { $set: { isClaimed: true } }, { session });
      return matchedCount === 1;
    },
    /** Null when there is nothing to remove any more, or, `unlessClaimed`, when it is a file's. */
    markRemoved: (orgId: string, id: string, at: Date, unlessClaimed: boolean): Promise<ContentRecord | null> =>
      contents.findOneAndUpdate(
        { _id: id, orgId, removedAt: null, ...(unlessClaimed && { isClaimed: false }) },
        { $set: { removedAt: at, isClaimed: true } },
        { returnDocument: "after" },
      ),
    /** Of every organization: what no file ever claimed is system work. */
    listForgotten: (before: Date, limit: number): Promise<ContentRecord[]> =>
      contents
        .find({ isClaimed: false, uploadDate: { $lte: before } })
        .sort({ uploadDate: 1 })
        .limit(limit)
        .toArray(),
    /** Of every organization: what is left of removed contents is system work. */
    listRemoved: (before: Date, limit: number): Promise<ContentRecord[]> =>
      contents
        .find({ removedAt: { $type: "date", $lte: before } })
        .sort({ removedAt: 1 })
        .limit(limit)
        .toArray(),
    async delete(orgId: string, id: string): Promise<void> {
      await contents.deleteOne({ _id: id, orgId, removedAt: { $type: "date" } });
    },
  };
}
