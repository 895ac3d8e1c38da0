import type { FeedbackStore } from "../../../lib/chat/feedback/feedback.store.ts";
import type { Database } from "../../../lib/platform/db.ts";
import { type Owner, seededId } from "./tenancy.ts";

/** Every question feedback is ever asked. */
export async function askFeedback(feedback: FeedbackStore, { orgId, userId, chatId }: Owner, db: Database): Promise<void> {
  const turnId = "trn_plans";
  const at = new Date();
  const said = { rating: "down", reason: "wrong", comment: null, shared: null, isShared: false } as const;
  const model = { provider: "demo", model: "demo-1", isDemo: true };
  await db.withTransaction((session) => feedback.put({ _id: "fbk_plans", orgId, userId, chatId, turnId, ...said, ...model, at }, session));
  await feedback.findOfTurn(orgId, userId, turnId);
  for (const turnIds of [[turnId], Array.from({ length: 30 }, (_, index) => seededId("trn", 10 * index))])
    await feedback.listOfTurns(orgId, userId, turnIds);
  for (const rating of [undefined, "up"] as const)
    for (const after of [null, { at, id: "fbk_none" }]) await feedback.listShared(orgId, rating, { after, limit: 30 });
  await feedback.countByModel(orgId, new Date(0));
  await feedback.countReasons(orgId, new Date(0));
  await db.withTransaction((session) => feedback.delete(orgId, userId, turnId, session));
  await feedback.deleteOfChat(orgId, "cht_none");
}
