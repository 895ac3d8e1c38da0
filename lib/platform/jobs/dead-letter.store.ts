import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../time-pages.ts";

/** A job that was given up. It stays listed until somebody replays it; the payload itself is never copied here. */
export type DeadLetterRecord = {
  _id: string;
  orgId: string;
  job: string;
  recordId: string;
  reason: string;
  at: Date;
  replayedAt: Date | null;
  replayedBy: string | null;
};

export const deadLetterCollection = defineCollection<DeadLetterRecord>({
  name: "dead_letters",
  indexes: [{ key: { orgId: 1, at: -1, _id: -1 } }, { key: { orgId: 1, recordId: 1, at: -1 } }, { key: { at: -1 } }],
});

export type DeadLetterStore = ReturnType<typeof createDeadLetterStore>;

export function createDeadLetterStore(db: Database) {
  const letters = db.collection(deadLetterCollection);
  return {
    /** Safe to repeat: one letter per record and fence. */
    async insert(record: DeadLetterRecord, session?: ClientSession): Promise<void> {
      if (session) await letters.insertOne(record, { session });
      else await db.isInserted(letters.insertOne(record));
    },
    find: (orgId: string, id: string): Promise<DeadLetterRecord | null> => letters.findOne({ _id: id, orgId }),
    list: (orgId: string, { after, limit }: TimePage): Promise<DeadLetterRecord[]> =>
      letters
        .find({ orgId, ...olderThan(after) })
        .sort(NEWEST_FIRST)
        .limit(limit)
        .toArray(),
    /** Of the whole deployment; no more than `limit` are counted. */
    countSince: (since: Date, limit: number): Promise<number> => letters.countDocuments({ at: { $gte: since } }, { limit }),
    async markReplayed(orgId: string, id: string, by: string, at: Date): Promise<boolean> {
      const { modifiedCount } = await letters.updateOne({ _id: id, orgId, replayedAt: null }, { $set: { replayedAt: at, replayedBy: by } });
      return modifiedCount === 1;
    },
  };
}
