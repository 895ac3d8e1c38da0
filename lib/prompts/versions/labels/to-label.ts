import type { OrganizationCipher } from "../../../platform/crypto/cipher.ts";
import type { PromptRecord } from "../../library/prompt-record.ts";
import type { LabelMoveView } from "./label.schema.ts";
import { PRODUCTION } from "./label-machine.ts";
import type { LabelMoveRecord } from "./label-record.ts";

export const placeOfMove = (id: string) => ({ collection: "prompt_label_moves", id, field: "reason" });

export function isProtected({ protectedLabels }: Pick<PromptRecord, "protectedLabels">, label: string): boolean {
  return label === PRODUCTION || protectedLabels.includes(label);
}

export function toLabelMove(record: LabelMoveRecord, cipher: OrganizationCipher): LabelMoveView {
  const { _id, label, deed, from, to, promotionId, reason, movedBy, movedAt } = record;
  return {
    ...{ id: _id, label, deed, from, to, promotionId, movedBy },
    reason: reason === null ? null : cipher.decrypt(placeOfMove(_id), reason),
    movedAt: movedAt.toISOString(),
  };
}
