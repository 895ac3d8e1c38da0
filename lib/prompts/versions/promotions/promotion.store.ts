import type { ClientSession } from "mongodb";
import { type Database, defineCollection } from "../../../platform/db.ts";
import { NEWEST_FIRST, olderThan, type TimePage } from "../../../platform/time-pages.ts";
import { openKeyOf, type PromotionRecord, type PromotionState } from "./promotion-record.ts";

export const promotionCollection = defineCollection<PromotionRecord>({
  name: "prompt_promotions",
  indexes: [
    { key: { orgId: 1, openKey: 1 }, unique: true, partialFilterExpression: { openKey: { $type: "string" } } },
    { key: { orgId: 1, promptId: 1, at: -1, _id: -1 } },
    { key: { orgId: 1, promptId: 1, state: 1, at: -1, _id: -1 } },
  ],
});

type Of = { promptId: string; label: string };
type Decision = Pick<PromotionRecord, "decidedBy" | "decidedAt" | "decisionReason" | "proof"> & { state: Exclude<PromotionState, "open"> };

export type PromotionStore = ReturnType<typeof createPromotionStore>;

export function createPromotionStore(db: Database) {
  const promotions = db.collection(promotionCollection);
  return {
    /** Fails on a unique index where the label has an open one. */
    async insert(record: PromotionRecord, session: ClientSession): Promise<void> {
      await promotions.insertOne(record, { session });
    },
    find: (orgId: string, promptId: string, id: string, session?: ClientSession): Promise<PromotionRecord | null> =>
      promotions.findOne({ _id: id, orgId, promptId }, session && { session }),
    findOpen: (orgId: string, of: Of, session?: ClientSession): Promise<PromotionRecord | null> =>
      promotions.findOne({ orgId, openKey: openKeyOf(of) }, session && { session }),
    /** Newest first. */
    list: (orgId: string, promptId: string, state: PromotionState | null, page: TimePage): Promise<PromotionRecord[]> =>
      promotions
        .find({ orgId, promptId, ...(state !== null && { state }), ...olderThan(page.after) })
        .sort(NEWEST_FIRST)
        .limit(page.limit)
        .toArray(),
    /** False when it was decided before. */
    async decide(orgId: string, id: string, decision: Decision, session: ClientSession): Promise<boolean> {
      const { matchedCount } = await promotions.updateOne(
        { _id: id, orgId, state: "open" },
        { $set: decision, $unset: { openKey: "" } },
        { session },
      );
      return matchedCount === 1;
    },
    async deleteOfPrompt(orgId: string, promptId: string, session?: ClientSession): Promise<void> {
      await promotions.deleteMany({ orgId, promptId }, session && { session });
    },
  };
}
