import type { Document } from "mongodb";
import { createId } from "../../../lib/platform/ids.ts";
import type { LabelMoveRecord } from "../../../lib/prompts/versions/labels/label-record.ts";
import { openKeyOf, type PromotionRecord } from "../../../lib/prompts/versions/promotions/promotion-record.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { type Owner, seededId, type Tenancy } from "./tenancy.ts";

export function promptVersionStores({ promptLabelMoves, promptPromotions }: AppDeps) {
  return { createLabelMoveStore: promptLabelMoves, createPromotionStore: promptPromotions };
}

/** Every question they are ever asked. */
export async function askPromptVersion({ db, promptLabelMoves, promptPromotions }: AppDeps, { orgId, userId }: Owner): Promise<void> {
  const [promptId, at] = [createId("prompt"), new Date()];
  const of = { promptId, label: "production" };
  const promotion = toPromotion({ orgId, userId, promptId }, createId("promptPromotion"), at);
  await db.withTransaction(async (session) => {
    await promptLabelMoves.append(toMove({ orgId, userId, promptId }, createId("promptLabelMove"), at), session);
    await promptLabelMoves.findNewest(orgId, of, session);
    await promptPromotions.insert({ ...promotion, state: "open", openKey: openKeyOf(of) }, session);
    await promptPromotions.find(orgId, promptId, promotion._id, session);
    await promptPromotions.findOpen(orgId, of, session);
  });
  for (const before of [null, 5]) await promptLabelMoves.list(orgId, of, { before, limit: 5 });
  await promptLabelMoves.findNewest(orgId, of);
  await promptPromotions.find(orgId, promptId, promotion._id);
  await promptPromotions.findOpen(orgId, of);
  for (const state of [null, "open", "approved"] as const)
    for (const after of [null, { at, id: promotion._id }]) await promptPromotions.list(orgId, promptId, state, { after, limit: 5 });
  const decision = { state: "approved", proof: null, decidedBy: userId, decidedAt: at, decisionReason: null } as const;
  await db.withTransaction((session) => promptPromotions.decide(orgId, promotion._id, decision, session));
  await promptLabelMoves.deleteOfPrompt(orgId, promptId);
  await promptPromotions.deleteOfPrompt(orgId, promptId);
}

type Past = { tenancy: Tenancy; at(index: number): Date };

/** A prompt's label has moved some ten times, and most promotions are decided. */
export function promptVersionPast({ tenancy, at }: Past): Record<string, (index: number) => Document> {
  const of = (index: number) => ({ ...tenancy.of(index), promptId: seededId("prm", Math.floor(index / 10)) });
  return {
    prompt_label_moves: (index) => ({ ...toMove(of(index), seededId("plm", index), at(index)), sequence: index + 1 }),
    prompt_promotions: (index) => toPromotion(of(index), seededId("prp", index), at(index)),
  };
}

type By = { orgId: string; userId: string; promptId: string };

function toMove({ orgId, userId, promptId }: By, _id: string, movedAt: Date): LabelMoveRecord {
  return {
    ...{ _id, orgId, promptId, label: "production", sequence: 1, deed: "put", from: 1, to: 2, before: [1] },
    ...{ promotionId: null, reason: null, movedBy: userId, movedAt },
  };
}

function toPromotion({ orgId, userId, promptId }: By, _id: string, at: Date): PromotionRecord {
  return {
    ...{ _id, orgId, promptId, label: "production", version: 2, contentHash: "0".repeat(64), from: 1, state: "approved", reason: "x" },
    ...{ requestedBy: userId, at, authorId: userId, proof: null, decidedBy: userId, decidedAt: at, decisionReason: null },
  };
}
