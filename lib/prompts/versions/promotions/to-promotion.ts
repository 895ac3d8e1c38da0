import { userIdOf } from "../../../platform/assert-permission.ts";
import type { Context } from "../../../platform/context.ts";
import type { OrganizationCipher } from "../../../platform/crypto/cipher.ts";
import type { PromotionView } from "./promotion.schema.ts";
import type { PromotionRecord } from "./promotion-record.ts";

export const placeOfPromotion = (id: string, field: "reason" | "decisionReason") => ({ collection: "prompt_promotions", id, field });

export function toPromotion(ctx: Context, record: PromotionRecord, cipher: OrganizationCipher): PromotionView {
  const { _id, promptId, label, version, contentHash, from, state, requestedBy, authorId, proof, decidedBy } = record;
  const viewer = ctx.actor.type === "user" || ctx.actor.type === "apiKey" ? userIdOf(ctx) : null;
  const isOpen = state === "open";
  const own = [
    ...(viewer === requestedBy ? (["requested"] as const) : []),
    ...(viewer !== null && viewer === authorId ? (["wrote"] as const) : []),
  ];
  return {
    ...{ id: _id, promptId, label, version, contentHash, from, state, requestedBy, authorId, decidedBy, own },
    reason: cipher.decrypt(placeOfPromotion(_id, "reason"), record.reason),
    requestedAt: record.at.toISOString(),
    proof: proof && { ...proof, at: proof.at.toISOString() },
    decidedAt: record.decidedAt?.toISOString() ?? null,
    decisionReason: record.decisionReason === null ? null : cipher.decrypt(placeOfPromotion(_id, "decisionReason"), record.decisionReason),
    canDecide: isOpen && own.length === 0 && ctx.actor.type === "user" && ctx.permissions.has("prompts-labels.write"),
    canWithdraw: isOpen && viewer === requestedBy,
  };
}
