import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { type ChatImport, IMPORT_PART_BYTES } from "./import.schema.ts";
import type { ImportRecord } from "./import.store.ts";
import { SKIP_REASONS } from "./parse/parsed-chat.ts";

export const placeOfName = (id: string) => ({ collection: "chat_imports", id, field: "name" });
export const placeOfPart = (id: string) => ({ collection: "chat_import_parts", id, field: "data" });
export const partIdOf = (importId: string, part: number) => `${importId}:${String(part).padStart(4, "0")}`;

export function toImport(cipher: OrganizationCipher, record: ImportRecord): ChatImport {
  const { _id: id, sizeBytes, parts, state, reason, done, total, imported, messages, skipped, at, finishedAt } = record;
  return {
    ...{ id, name: cipher.decrypt(placeOfName(id), record.name), sizeBytes, partBytes: IMPORT_PART_BYTES, parts },
    ...{ state, reason, done, total, imported, messages },
    skipped: SKIP_REASONS.flatMap((each) => (skipped[each] ? [{ reason: each, count: skipped[each] }] : [])),
    createdAt: at.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
