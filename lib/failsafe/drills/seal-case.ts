import { z } from "zod";
import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { placeOfCase, type SealedCase } from "./drill-record.ts";

const sealedSchema = z.object({
  attack: z.string(),
  answer: z.string().nullable(),
  findings: z.array(z.object({ category: z.string(), code: z.string(), reason: z.string() })),
});

export function sealCase(cipher: OrganizationCipher, id: string, sealed: SealedCase): string {
  return cipher.encrypt(placeOfCase(id), JSON.stringify(sealed));
}

export function parseSealed(text: string): SealedCase {
  return sealedSchema.parse(JSON.parse(text));
}
