import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";

/** A person who asked to be forgotten. One at a time; it goes last of everything about the person. */
export type AccountDeletionRecord = {
  _id: string;
  userId: string;
  requestedAt: Date;
  /** When the person last said so: a sign-in after it asks once more. */
  confirmedAt: Date;
  /** When the next step is due. */
  dueAt: Date;
  /** From the first step on: what was the person's when it began, since that is gone when a later step needs it. */
  begun: { at: Date; orgIds: string[] } | null;
  /** Why it waits, as a code. */
  waitingFor: string | null;
};

export const accountDeletionCollection = defineCollection<AccountDeletionRecord>({
  name: "account_deletions",
  indexes: [{ key: { userId: 1 }, unique: true }, { key: { dueAt: 1 } }],
});

export type AccountDeletionStore = ReturnType<typeof createAccountDeletionStore>;

export function createAccountDeletionStore(db: Database) {
  const deletions = db.collection(accountDeletionCollection);
  return {
    async insert(record: AccountDeletionRecord, transaction: ClientSession): Promise<void> {
      await deletions.insertOne(record, { session: transaction });
    },
    find: (userId: string): Promise<AccountDeletionRecord | null> => deletions.findOne({ userId }),
    async confirm(userId: string, at: Date, transaction: ClientSession): Promise<boolean> {
      const { matchedCount } = await deletions.updateOne({ userId, begun: null }, { $set: { confirmedAt: at } }, { session: transaction });
      return matchedCount === 1;
    },
    /** False once it has begun: what is half gone does not come back. */
    async cancel(userId: string, transaction: ClientSession): Promise<boolean> {
      const { deletedCount } = await deletions.deleteOne({ userId, begun: null }, { session: transaction });
      return deletedCount === 1;
    },
    /** Of everybody; system work. */
    listDue: (now: Date, limit: number): Promise<AccountDeletionRecord[]> =>
      deletions
        .find({ dueAt: { $lte: now } })
        .sort({ dueAt: 1 })
        .limit(limit)
        .toArray(),
    /** Compare-and-set: one process begins it. */
    begin: (userId: string, begun: { at: Date; orgIds: string[] }): Promise<AccountDeletionRecord | null> =>
      deletions.findOneAndUpdate({ userId, begun: null }, { $set: { begun, waitingFor: null } }, { returnDocument: "after" }),
    async postpone(userId: string, dueAt: Date, waitingFor: string): Promise<void> {
      await deletions.updateOne({ userId }, { $set: { dueAt, waitingFor } });
    },
    async delete(userId: string): Promise<void> {
      await deletions.deleteOne({ userId });
    },
  };
}
