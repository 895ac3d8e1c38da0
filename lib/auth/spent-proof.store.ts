import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../platform/db.ts";

/**
 * What was good for one use and has had it: challenges and states that carry their own proof of where they come from, so that
 * nothing has to be stored when one is handed out. The id is the SHA-256 of what was used; it stays as long as that could be.
 */
export type SpentProofRecord = { _id: string; expiresAt: Date };

export const spentProofCollection = defineCollection<SpentProofRecord>({
  name: "spent_proofs",
  indexes: [{ key: { expiresAt: 1 }, expireAfterSeconds: 0 }],
});

export type SpentProofStore = ReturnType<typeof createSpentProofStore>;

export function createSpentProofStore(db: Database) {
  const spent = db.collection(spentProofCollection);
  return {
    /** A duplicate key means that it was spent before: the transaction it belongs to fails with it. */
    async insert(record: SpentProofRecord, transaction: ClientSession): Promise<void> {
      await spent.insertOne(record, { session: transaction });
    },
  };
}
