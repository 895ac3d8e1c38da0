import { type Database, defineCollection } from "../platform/db.ts";

/** Failed sign-ins of one account, of one network or of both together. The id is keyed, so the collection names neither. */
export type SignInAttemptRecord = { _id: string; failures: number; lockedUntil: Date; expiresAt: Date };

export const signInAttemptCollection = defineCollection<SignInAttemptRecord>({
  name: "sign_in_attempts",
  indexes: [{ key: { expiresAt: 1 }, expireAfterSeconds: 0 }],
});

export type SignInAttemptStore = ReturnType<typeof createSignInAttemptStore>;

export function createSignInAttemptStore(db: Database) {
  const attempts = db.collection(signInAttemptCollection);
  return {
    find: (id: string): Promise<SignInAttemptRecord | null> => attempts.findOne({ _id: id }),

    /** Compare-and-set on the count: false when another attempt was counted first. `from` 0 means no record yet. */
    async count(from: number, next: SignInAttemptRecord): Promise<boolean> {
      if (from === 0) return db.isInserted(attempts.insertOne(next));
      const { _id, ...counted } = next;
      const { matchedCount } = await attempts.updateOne({ _id, failures: from }, { $set: counted });
      return matchedCount === 1;
    },

    /** Counts unconditionally and gives back the number reached; for windows, whose id names the window. */
    async add(id: string, expiresAt: Date): Promise<number> {
      const counted = await attempts.findOneAndUpdate(
        { _id: id },
        { $inc: { failures: 1 }, $setOnInsert: { lockedUntil: new Date(0), expiresAt } },
        { upsert: true, returnDocument: "after" },
      );
      return counted?.failures ?? 1;
    },

    async takeBack(id: string): Promise<void> {
      await attempts.updateOne({ _id: id, failures: { $gt: 0 } }, { $inc: { failures: -1 } });
    },

    async clear(id: string): Promise<void> {
      await attempts.deleteOne({ _id: id });
    },
  };
}
