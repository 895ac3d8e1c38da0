import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import { PART_BYTES } from "../contents/file-contents.ts";
import type { UploadView } from "../schema.ts";
import type { UploadRecord } from "./upload.store.ts";

export function toUploadView(cipher: OrganizationCipher, record: UploadRecord): UploadView {
  return {
    ...{ id: record._id, fileId: record.fileId, size: record.size, partBytes: PART_BYTES, partCount: partCountOf(record.size) },
    name: decryptUploadName(cipher, record),
    parts: Object.entries(record.parts).map(([part, { size, sha256 }]) => ({ part: Number(part), size, sha256 })),
    expiresAt: record.expiresAt.toISOString(),
  };
}

export function decryptUploadName(cipher: OrganizationCipher, { _id, name }: UploadRecord): string {
  return cipher.decrypt({ collection: "file_uploads", id: _id, field: "name" }, name);
}

export function partCountOf(size: number): number {
  return Math.ceil(size / PART_BYTES);
}

/** Every part is full but the last. */
export function partSizeOf(size: number, part: number): number {
  return Math.min(PART_BYTES, size - part * PART_BYTES);
}
