import type { OrganizationCipher } from "../../../platform/crypto/cipher.ts";
import type { MfaDeps } from "../ports.ts";

/**
 * A person belongs to no organization, so seeds and phone numbers are encrypted under a data key of the person's own, kept in the
 * same key ring. An organization that is shredded takes nobody's second factor along, and a person's deletion shreds theirs.
 */
export function personalCipher({ cipher }: Pick<MfaDeps, "cipher">, userId: string): Promise<OrganizationCipher> {
  return cipher.forOrganization(userId);
}

const COLLECTION = "second_factors";

export const seedPlaceOf = (userId: string) => ({ collection: COLLECTION, id: userId, field: "totp" });
export const phonePlaceOf = (userId: string) => ({ collection: COLLECTION, id: userId, field: "sms" });
