import type { OrganizationCipher } from "../platform/crypto/cipher.ts";
import type { AppealView } from "./appeal.schema.ts";
import type { AppealRecord } from "./appeal.store.ts";
import { guardVerdictSchema } from "./schema.ts";

export const placeOfAppeal = (id: string, field: "text" | "note") => ({ collection: "guard_appeals", id, field });

/** Without a cipher, for those who may know of appeals but not read them. */
export function toAppeal(record: AppealRecord, cipher: OrganizationCipher | null): AppealView {
  const { _id, turnId, stage, state, at, userId, decidedAt, decidedBy } = record;
  return {
    id: _id,
    jobId: turnId,
    stage,
    state,
    verdict: guardVerdictSchema.parse(record.verdict),
    text: cipher === null ? null : cipher.decrypt(placeOfAppeal(_id, "text"), record.text),
    note: cipher !== null && record.note !== null ? cipher.decrypt(placeOfAppeal(_id, "note"), record.note) : null,
    createdAt: at.toISOString(),
    createdBy: userId,
    decidedAt: decidedAt?.toISOString() ?? null,
    decidedBy,
  };
}
