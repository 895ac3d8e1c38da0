import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import type { SafetyAuditRecord, SealedAudit } from "./audit-record.ts";

const placeOf = (id: string) => ({ collection: "failsafe_audits", id, field: "sealed" });

export function sealAudit(cipher: OrganizationCipher, id: string, audit: SealedAudit): string {
  return cipher.encrypt(placeOf(id), JSON.stringify(audit));
}

export function openAudit(cipher: OrganizationCipher, { _id, sealed }: Pick<SafetyAuditRecord, "_id" | "sealed">): SealedAudit {
  return parseSealed(cipher.decrypt(placeOf(_id), sealed));
}

/** Only `sealAudit` wrote it. */
function parseSealed(text: string): SealedAudit {
  return JSON.parse(text) as SealedAudit;
}
