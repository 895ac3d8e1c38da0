import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";

/** An archive of everything about one person. It lives for a day; its parts are encrypted under the person's own key. */
export type AccountExportRecord = {
  _id: string;
  userId: string;
  state: "queued" | "running" | "ready" | "downloaded" | "failed";
  /** Collections read so far, of all. */
  progress: { done: number; total: number };
  requestedAt: Date;
  readyAt: Date | null;
  expiresAt: Date;
  /** SHA-256 of the one link that is good now. */
  linkHash: string | null;
  sizeBytes: number | null;
  parts: number;
};

/** A part is small enough for any document limit. */
export type AccountExportPartRecord = { _id: string; userId: string; accountExportId: string; data: string; expiresAt: Date };

export const accountExportCollection = defineCollection<AccountExportRecord>({
  name: "account_exports",
  indexes: [{ key: { userId: 1, requestedAt: -1 } }, { key: { expiresAt: 1 }, expireAfterSeconds: 0 }],
});

export const accountExportPartCollection = defineCollection<AccountExportPartRecord>({
  name: "account_export_parts",
  indexes: [{ key: { accountExportId: 1 } }, { key: { expiresAt: 1 }, expireAfterSeconds: 0 }],
});

export type AccountExportStore = ReturnType<typeof createAccountExportStore>;

export function createAccountExportStore(db: Database) {
  const exports = db.collection(accountExportCollection);
  const parts = db.collection(accountExportPartCollection);
  return {
    async insert(record: AccountExportRecord, transaction: ClientSession): Promise<void> {
      await exports.insertOne(record, { session: transaction });
    },
    find: (userId: string, id: string): Promise<AccountExportRecord | null> => exports.findOne({ _id: id, userId }),
    /** The newest one that has not expired. */
    findLast: (userId: string, now: Date): Promise<AccountExportRecord | null> =>
      exports.findOne({ userId, expiresAt: { $gt: now } }, { sort: { requestedAt: -1 } }),
    async update(userId: string, id: string, fields: Partial<Omit<AccountExportRecord, "_id" | "userId">>): Promise<void> {
      await exports.updateOne({ _id: id, userId }, { $set: fields });
    },
    /** Null while there is nothing to download. */
    setLink: (userId: string, id: string, linkHash: string, now: Date): Promise<AccountExportRecord | null> =>
      exports.findOneAndUpdate(
        { _id: id, userId, state: "ready", expiresAt: { $gt: now } },
        { $set: { linkHash } },
        { returnDocument: "after" },
      ),
    /** Compare-and-set: one caller gets the archive, once. */
    takeLink: (userId: string, id: string, linkHash: string, now: Date): Promise<AccountExportRecord | null> =>
      exports.findOneAndUpdate(
        { _id: id, userId, linkHash, state: "ready", expiresAt: { $gt: now } },
        { $set: { state: "downloaded", linkHash: null } },
        { returnDocument: "after" },
      ),
    /** Safe to repeat: a job that runs twice writes the same parts. */
    async putPart(part: AccountExportPartRecord): Promise<void> {
      const { _id, userId, ...fields } = part;
      await parts.updateOne({ _id, userId }, { $set: fields }, { upsert: true });
    },
    findPart: (userId: string, id: string): Promise<AccountExportPartRecord | null> => parts.findOne({ _id: id, userId }),
    async deleteParts(userId: string, accountExportId: string): Promise<void> {
      await parts.deleteMany({ userId, accountExportId });
    },
  };
}
