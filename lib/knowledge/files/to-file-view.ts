import type { OrganizationCipher } from "../../platform/crypto/cipher.ts";
import type { FileRecord } from "../file.store.ts";
import type { FileView, UploadedFile } from "../schema.ts";
import { isImage } from "../sniff/file-types.ts";

export function decryptFileName(cipher: OrganizationCipher, { _id, name }: Pick<FileRecord, "_id" | "name">): string {
  return cipher.decrypt({ collection: "files", id: _id, field: "name" }, name);
}

export function toUploadedFile(cipher: OrganizationCipher, record: FileRecord): UploadedFile {
  return { id: record._id, name: decryptFileName(cipher, record), type: record.type, size: record.size };
}

export function toFileView(cipher: OrganizationCipher, record: FileRecord): FileView {
  const { sha256, state, failure, progress, pages, projectId, chatId, tags, scan } = record;
  return {
    ...toUploadedFile(cipher, record),
    kind: isImage(record.type) ? "image" : "document",
    ...{ sha256, state, failure, progress, pages, projectId, chatId, tags, scan },
    createdAt: record.createdAt.toISOString(),
  };
}
