import { createId } from "../../lib/platform/ids.ts";
import { openKeyOf, type PromotionRecord } from "../../lib/prompts/versions/promotions/promotion-record.ts";
import { placeOfPromotion } from "../../lib/prompts/versions/promotions/to-promotion.ts";
import type { Harness, Person } from "./harness.ts";

/** Asked for by somebody, of a label of its own, and decided by nobody. */
export async function insertPromotion(harness: Harness, { orgId }: Pick<Person, "orgId">, promptId: string): Promise<string> {
  const { db, cipher, promptPromotions } = harness.runtime.deps;
  const _id = createId("promptPromotion");
  const of = { promptId, label: `label-${_id.slice(-12).toLowerCase()}` };
  const record: PromotionRecord = {
    ...{ _id, orgId, ...of, version: 1, contentHash: "0".repeat(64), from: null, state: "open", openKey: openKeyOf(of) },
    reason: (await cipher.forOrganization(orgId)).encrypt(placeOfPromotion(_id, "reason"), "It answers better"),
    ...{ requestedBy: "usr_somebody", at: new Date(), authorId: null, proof: null },
    ...{ decidedBy: null, decidedAt: null, decisionReason: null },
  };
  await db.withTransaction((session) => promptPromotions.insert(record, session));
  return _id;
}
