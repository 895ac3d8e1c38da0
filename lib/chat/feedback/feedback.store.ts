import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../platform/time-pages.ts";
import type { OwnFeedback, Rating } from "./feedback.schema.ts";

/**
 * What a person thinks of an answer. Comment, question and answer are encrypted; the last two are copies, there only where the person lets
 * them be read.
 */
export type FeedbackRecord = {
  _id: string;
  orgId: string;
  userId: string;
  chatId: string;
  turnId: string;
  rating: Rating;
  reason: OwnFeedback["reason"];
  comment: string | null;
  shared: { question: string; answer: string } | null;
  isShared: boolean;
  provider: string | null;
  model: string | null;
  isDemo: boolean;
  at: Date;
};

export const feedbackCollection = defineCollection<FeedbackRecord>({
  name: "feedback",
  indexes: [
    { key: { orgId: 1, turnId: 1 }, unique: true },
    { key: { orgId: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, isShared: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, isShared: 1, rating: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, rating: 1, at: -1 } },
    { key: { orgId: 1, userId: 1, turnId: 1 } },
    { key: { orgId: 1, chatId: 1 } },
  ],
});

export type FeedbackCount = { provider: string | null; model: string | null; isDemo: boolean; rating: Rating; count: number };

export type FeedbackStore = ReturnType<typeof createFeedbackStore>;

export function createFeedbackStore(db: Database) {
  const feedback = db.collection(feedbackCollection);
  return {
    findOfTurn: (orgId: string, userId: string, turnId: string): Promise<FeedbackRecord | null> =>
      feedback.findOne({ orgId, turnId, userId }),
    listOfTurns: (orgId: string, userId: string, turnIds: readonly string[]): Promise<Pick<FeedbackRecord, "turnId" | "rating">[]> =>
      feedback.find({ orgId, turnId: { $in: [...turnIds] }, userId }, { projection: { turnId: 1, rating: 1 } }).toArray(),
    /** In the place of what the person said of this answer before. */
    async put(record: FeedbackRecord, session: ClientSession): Promise<void> {
      const { _id, orgId, turnId, ...fields } = record;
      const filter = { orgId, turnId, userId: record.userId };
      await feedback.updateOne(filter, { $set: fields, $setOnInsert: { _id } }, { upsert: true, session });
    },
    async delete(orgId: string, userId: string, turnId: string, session: ClientSession): Promise<boolean> {
      return (await feedback.deleteOne({ orgId, turnId, userId }, { session })).deletedCount === 1;
    },
    async deleteOfChat(orgId: string, chatId: string): Promise<void> {
      await feedback.deleteMany({ orgId, chatId });
    },
    /** Those whose text may be read, newest first. */
    listShared: (orgId: string, rating: Rating | undefined, page: TimePage): Promise<FeedbackRecord[]> =>
      feedback
        .find({ orgId, isShared: true, ...(rating && { rating }), ...olderThan(page.after) })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),
    countByModel: (orgId: string, from: Date): Promise<FeedbackCount[]> =>
      feedback
        .aggregate<FeedbackCount>([
          { $match: { orgId, at: { $gte: from } } },
          { $group: { _id: { provider: "$provider", model: "$model", isDemo: "$isDemo", rating: "$rating" }, count: { $sum: 1 } } },
          { $project: { _id: 0, provider: "$_id.provider", model: "$_id.model", isDemo: "$_id.isDemo", rating: "$_id.rating", count: 1 } },
        ])
        .toArray(),
    countReasons: (orgId: string, from: Date): Promise<{ reason: OwnFeedback["reason"]; count: number }[]> =>
      feedback
        .aggregate<{ reason: OwnFeedback["reason"]; count: number }>([
          { $match: { orgId, at: { $gte: from }, rating: "down" } },
          { $group: { _id: "$reason", count: { $sum: 1 } } },
          { $project: { _id: 0, reason: "$_id", count: 1 } },
        ])
        .toArray(),
  };
}
