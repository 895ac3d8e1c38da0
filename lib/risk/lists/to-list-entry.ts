import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import type { ListEntryView } from "./list.schema.ts";
import type { ListEntryRecord } from "./list-entry.store.ts";
import { placeOfEntry } from "./seal-entry.ts";

export function toListEntry(record: ListEntryRecord, cipher: OrganizationCipher, now: number): ListEntryView {
  const { _id, list, subject, key, side, source, isExcluded, expiresAt, at, by } = record;
  return {
    ...{ id: _id, list, subject, key, side, source, isExcluded, by },
    name: record.name === null ? null : cipher.decrypt(placeOfEntry(record, "name"), record.name),
    reason: cipher.decrypt(placeOfEntry(record, "reason"), record.reason),
    expiresAt: expiresAt?.toISOString() ?? null,
    isExpired: expiresAt !== null && expiresAt.getTime() <= now,
    at: at.toISOString(),
  };
}
