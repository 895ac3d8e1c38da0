import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";

type PhoneField = "phone.sealed" | "phoneProof.sealed";
const placeOf = (id: string, field: PhoneField) => ({ collection: "notification_preferences", id, field });

export function sealPhone(cipher: OrganizationCipher, preferencesId: string, phone: string, field: PhoneField = "phone.sealed"): string {
  return cipher.encrypt(placeOf(preferencesId, field), phone);
}

export function openPhone(cipher: OrganizationCipher, preferencesId: string, sealed: string, field: PhoneField = "phone.sealed"): string {
  return cipher.decrypt(placeOf(preferencesId, field), sealed);
}
