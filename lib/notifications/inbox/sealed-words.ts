import { z } from "zod";
import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import type { NotificationRecord } from "./notification.store.ts";

/** What a notification says. */
export type Words = { title: string; text: string };

const wordsSchema = z.object({ title: z.string(), text: z.string() });
const placeOf = (id: string) => ({ collection: "notifications", id, field: "sealed" });

export function sealWords(cipher: OrganizationCipher, id: string, words: Words): string {
  return cipher.encrypt(placeOf(id), JSON.stringify(words));
}

/** Null for one that was deleted. */
export function openWords(cipher: OrganizationCipher, { _id, sealed }: Pick<NotificationRecord, "_id" | "sealed">): Words | null {
  return sealed === null ? null : wordsSchema.parse(JSON.parse(cipher.decrypt(placeOf(_id), sealed)));
}
