import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import type { ReviewRecord, ReviewResult } from "./review-record.ts";

export const riskReviewCollection = defineCollection<ReviewRecord>({
  name: "risk_reviews",
  indexes: [{ key: { orgId: 1, transactionId: 1, key: 1 }, unique: true }],
});

const REVIEWS_OF_ONE_MAX = 20;

export type ReviewStore = ReturnType<typeof createReviewStore>;

export function createReviewStore(db: Database) {
  const reviews = db.collection(riskReviewCollection);
  return {
    find: (orgId: string, transactionId: string, key: string): Promise<ReviewRecord | null> =>
      reviews.findOne({ orgId, transactionId, key }),
    /** A unique index refuses a second one for the same question. */
    async insert(record: ReviewRecord, session?: ClientSession): Promise<void> {
      await reviews.insertOne(record, session ? { session } : {});
    },
    /** False when it is done already, or somebody else has taken it over. */
    async finish(record: ReviewRecord, result: ReviewResult, doneAt: Date, session: ClientSession): Promise<boolean> {
      const filter = { _id: record._id, orgId: record.orgId, at: record.at, result: null };
      return (await reviews.updateOne(filter, { $set: { result, doneAt } }, { session })).matchedCount === 1;
    },
    /** One that nobody answered, or whose process died, may be asked again by whoever asks for it. False when somebody else was quicker. */
    async reopen(record: ReviewRecord, at: Date): Promise<boolean> {
      const filter = { _id: record._id, orgId: record.orgId, at: record.at, doneAt: record.doneAt };
      return (await reviews.updateOne(filter, { $set: { at, result: null, doneAt: null } })).matchedCount === 1;
    },
    /** As if it had never been asked. */
    async withdraw({ _id, orgId, at }: ReviewRecord): Promise<void> {
      await reviews.deleteOne({ _id, orgId, at, result: null });
    },
    listOf: (orgId: string, transactionId: string): Promise<ReviewRecord[]> =>
      reviews.find({ orgId, transactionId }).sort({ key: 1 }).limit(REVIEWS_OF_ONE_MAX).toArray(),
  };
}
