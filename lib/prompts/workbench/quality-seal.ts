import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import type { QualityAuditView } from "./quality.schema.ts";
import type { QualityAuditRecord } from "./quality-audit.store.ts";

export type SealedQuality = Pick<QualityAuditView, "issues" | "improved">;

const placeOf = (id: string) => ({ collection: "prompt_quality_audits", id, field: "sealed" });

export function sealQuality(cipher: OrganizationCipher, id: string, said: SealedQuality): string {
  return cipher.encrypt(placeOf(id), JSON.stringify(said));
}

export function openQuality(cipher: OrganizationCipher, { _id, sealed }: Pick<QualityAuditRecord, "_id" | "sealed">): SealedQuality {
  return parseSealed(cipher.decrypt(placeOf(_id), sealed));
}

/** Only `sealQuality` wrote it. */
function parseSealed(text: string): SealedQuality {
  return JSON.parse(text) as SealedQuality;
}
