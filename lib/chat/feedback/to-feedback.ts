import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import type { OwnFeedback, SharedFeedback } from "./feedback.schema.ts";
import type { FeedbackRecord } from "./feedback.store.ts";

export const placeOfFeedback = (id: string, field: "comment" | "shared.question" | "shared.answer") => ({
  ...{ collection: "feedback", id, field },
});

export function toOwnFeedback(cipher: OrganizationCipher, record: FeedbackRecord): OwnFeedback {
  const { _id, turnId, rating, reason, isShared, at } = record;
  return {
    id: _id,
    jobId: turnId,
    rating,
    reason,
    comment: openComment(cipher, record),
    mayShareText: isShared,
    createdAt: at.toISOString(),
  };
}

/** Null where its text may not be read. */
export function toSharedFeedback(cipher: OrganizationCipher, record: FeedbackRecord): SharedFeedback | null {
  const { _id, rating, reason, shared, provider, model, isDemo, at } = record;
  if (!shared) return null;
  return {
    ...{ id: _id, rating, reason, comment: openComment(cipher, record), provider, model, demo: isDemo, createdAt: at.toISOString() },
    question: cipher.decrypt(placeOfFeedback(_id, "shared.question"), shared.question),
    answer: cipher.decrypt(placeOfFeedback(_id, "shared.answer"), shared.answer),
  };
}

function openComment(cipher: OrganizationCipher, { _id, comment }: FeedbackRecord): string | null {
  return comment && cipher.decrypt(placeOfFeedback(_id, "comment"), comment);
}
