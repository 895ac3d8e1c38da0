import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";

/** How many reviews an organization has coming, what they have cost, and how wide its grey band is. Only reviews write it: never the judging. */
export type ReviewState = {
  _id: string;
  orgId: string;
  /** Grows by the share for each transaction judged; a review takes 1. */
  credit: number;
  /** Transactions received until then are in the credit. */
  countedUntil: Date;
  judged: number;
  reviewed: number;
  width: number | null;
  learnAt: Date;
  /** As "2026-11"; `spentMicros` is of this month. */
  month: string;
  spentMicros: number;
  revision: number;
};

export const riskReviewStateCollection = defineCollection<ReviewState>({
  name: "risk_review_states",
  indexes: [{ key: { orgId: 1 }, unique: true }, { key: { learnAt: 1 } }],
});

export type ReviewStateStore = ReturnType<typeof createReviewStateStore>;

export function createReviewStateStore(db: Database) {
  const states = db.collection(riskReviewStateCollection);
  return {
    find: (orgId: string): Promise<ReviewState | null> => states.findOne({ orgId }),
    /** A unique index refuses a second one of an organization. */
    async insert(state: ReviewState): Promise<void> {
      await states.insertOne(state);
    },
    /** On the revision that was read, or not at all. */
    async replace(state: ReviewState, session?: ClientSession): Promise<boolean> {
      const { _id, orgId, revision, ...fields } = state;
      const changed = await states.updateOne(
        { orgId, revision },
        { $set: { ...fields, revision: revision + 1 } },
        session ? { session } : {},
      );
      return changed.matchedCount === 1;
    },
    /** Booked beside whoever else changes the state; of another month than the one it is at, it is not counted any more. */
    async addSpending(orgId: string, month: string, costMicros: number, session: ClientSession): Promise<void> {
      await states.updateOne({ orgId, month }, { $inc: { spentMicros: costMicros, revision: 1 } }, { session });
    },
    listStale: (now: Date, limit: number): Promise<ReviewState[]> =>
      states
        .find({ learnAt: { $lte: now } })
        .sort({ learnAt: 1 })
        .limit(limit)
        .toArray(),
  };
}
