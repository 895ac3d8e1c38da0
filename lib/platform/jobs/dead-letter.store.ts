import type { ClientSession, Filter } from "mongodb";
import { type Database, defineCollection } from "../db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../time-pages.ts";

/** A job that was given up. It stays listed until somebody replays it; the payload itself is never copied here. */
export type DeadLetterRecord = {
  _id: string;
  orgId: string;
  job: string;
  recordId: string;
  reason: string;
  /** Left out of letters from before these were written down. */
  attempts?: number;
  payloadDigest?: string;
  at: Date;
  replayedAt: Date | null;
  replayedBy: string | null;
};

export const deadLetterCollection = defineCollection<DeadLetterRecord>({
  name: "dead_letters",
  indexes: [
    { key: { orgId: 1, recordId: 1, replayedAt: 1 } },
    { key: { orgId: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, job: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, replayedAt: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, replayedAt: 1, job: 1, at: -1, _id: -1 } },
    // Whoever runs the deployment looks at those of every organization.
    { key: { at: -1, _id: -1 } },
    { key: { job: 1, at: -1, _id: -1 } },
    { key: { replayedAt: 1, at: -1, _id: -1 } },
    { key: { replayedAt: 1, job: 1, at: -1, _id: -1 } },
  ],
});

/** A null `orgId` is every organization. `isOpen`: only what nobody has replayed. */
type LetterSelection = { orgId: string | null; job?: string | undefined; isOpen: boolean };

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
    /** Newest first. */
    list: (selection: LetterSelection, { after, limit }: TimePage): Promise<DeadLetterRecord[]> =>
      letters
        .find({ ...toFilter(selection), ...olderThan(after) })
        .sort(NEWEST_FIRST)
        .limit(limit)
        .toArray(),
    /** Of the whole deployment; no more than `limit` are counted. */
    countSince: (since: Date, limit: number): Promise<number> => letters.countDocuments({ at: { $gte: since } }, { limit }),
    /** So many at most. */
    countOpen: (orgId: string | null, most: number): Promise<number> =>
      letters.countDocuments(toFilter({ orgId, isOpen: true }), { limit: most }),
    /** Every letter of a record that starts over; how many were open. */
    async markReplayed(orgId: string, recordId: string, by: { by: string; at: Date }, session?: ClientSession): Promise<number> {
      const marked = { $set: { replayedAt: by.at, replayedBy: by.by } };
      const { modifiedCount } = await letters.updateMany({ orgId, recordId, replayedAt: null }, marked, session ? { session } : {});
      return modifiedCount;
    },
  };
}

function toFilter({ orgId, job, isOpen }: LetterSelection): Filter<DeadLetterRecord> {
  return { ...(orgId !== null && { orgId }), ...(isOpen && { replayedAt: null }), ...(job !== undefined && { job }) };
}
