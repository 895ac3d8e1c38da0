import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../platform/db.ts";

/** A link that sets a new password, sent to the account's address. Only the digest of its token is kept. */
export type PasswordResetRecord = { _id: string; userId: string; tokenHash: string; createdAt: Date; expiresAt: Date };

export const passwordResetCollection = defineCollection<PasswordResetRecord>({
  name: "password_resets",
  indexes: [{ key: { tokenHash: 1 }, unique: true }, { key: { userId: 1 } }, { key: { expiresAt: 1 }, expireAfterSeconds: 0 }],
});

export type PasswordResetStore = ReturnType<typeof createPasswordResetStore>;

export function createPasswordResetStore(db: Database) {
  const resets = db.collection(passwordResetCollection);
  return {
    async insert(record: PasswordResetRecord, transaction: ClientSession): Promise<void> {
      await resets.insertOne(record, { session: transaction });
    },

    /** Null for one that was used, has lapsed or never was. */
    findOpen: (tokenHash: string, now: Date): Promise<PasswordResetRecord | null> => resets.findOne({ tokenHash, expiresAt: { $gt: now } }),

    /** Compare-and-set: of two uses at once one gets true. */
    async take(tokenHash: string, now: Date, transaction: ClientSession): Promise<boolean> {
      const { deletedCount } = await resets.deleteOne({ tokenHash, expiresAt: { $gt: now } }, { session: transaction });
      return deletedCount === 1;
    },

    /** Whoever has set a password needs no other link to set one. */
    async deleteAll(userId: string, transaction: ClientSession): Promise<void> {
      await resets.deleteMany({ userId }, { session: transaction });
    },
  };
}
