import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import type { MemoryRecord } from "./memory.store.ts";
import type { Memory } from "./schema.ts";

/** Tokens and subjects of memories are made under this name. */
export const MEMORIES_REALM = "memories";

export const placeOfText = (id: string) => ({ collection: "memories", id, field: "text" });

export function decryptMemory(cipher: OrganizationCipher, { _id, text }: Pick<MemoryRecord, "_id" | "text">): string {
  return cipher.decrypt(placeOfText(_id), text);
}

/** `history` may hold that of others. */
export function toMemory(cipher: OrganizationCipher, record: MemoryRecord, history: readonly MemoryRecord[] = []): Memory {
  const { _id: id, kind, origin, source, createdAt, at } = record;
  return {
    ...{ id, kind, text: decryptMemory(cipher, record), origin, source },
    ...{ createdAt: createdAt.toISOString(), updatedAt: at.toISOString() },
    earlier: history
      .filter(({ supersededBy }) => supersededBy === id)
      .map((old) => ({ text: decryptMemory(cipher, old), until: old.at.toISOString() })),
  };
}
