import type { ClientSession } from "mongodb";
import { type Database, defineCollection, isDuplicateKey } from "../../platform/db.ts";

/** How much a person, or all of an organization (`userId` null), keeps. Changed in the transaction that adds or deletes a file. */
export type FileUsageRecord = { _id: string; orgId: string; userId: string | null; bytes: number; files: number };
export type FileUsage = Pick<FileUsageRecord, "bytes" | "files">;

export const fileUsageCollection = defineCollection<FileUsageRecord>({
  name: "file_usage",
  indexes: [{ key: { orgId: 1, userId: 1 } }],
});

export type FileUsageStore = ReturnType<typeof createFileUsageStore>;

export function createFileUsageStore(db: Database) {
  const usage = db.collection(fileUsageCollection);
  const idOf = (orgId: string, userId: string | null) => (userId === null ? orgId : `${orgId}:${userId}`);
  return {
    async get(orgId: string, userId: string | null): Promise<FileUsage> {
      const record = await usage.findOne({ _id: idOf(orgId, userId), orgId });
      return { bytes: record?.bytes ?? 0, files: record?.files ?? 0 };
    },
    /** Before a transaction: a row that is not there cannot be changed under a condition. */
    async ensure(orgId: string, userId: string | null): Promise<void> {
      const record = { _id: idOf(orgId, userId), orgId, userId, bytes: 0, files: 0 };
      await usage.insertOne(record).catch((error: unknown) => {
        if (!isDuplicateKey(error)) throw error;
      });
    },
    /** False when there would be more than `maxBytes`. */
    async add(orgId: string, userId: string | null, bytes: number, maxBytes: number, session: ClientSession): Promise<boolean> {
      const filter = { _id: idOf(orgId, userId), orgId, bytes: { $lte: maxBytes - bytes } };
      const { matchedCount } = await usage.updateOne(filter, { $inc: { bytes, files: 1 } }, { session });
      return matchedCount === 1;
    },
    async subtract(orgId: string, userId: string | null, bytes: number, session: ClientSession): Promise<void> {
      await usage.updateOne({ _id: idOf(orgId, userId), orgId }, { $inc: { bytes: -bytes, files: -1 } }, { session });
    },
  };
}
