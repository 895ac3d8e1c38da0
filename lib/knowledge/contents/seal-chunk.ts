// Content is cut into chunks of one size, and each is sealed on its own: AES-256-GCM under a key of this content alone, bound to
// organization, content and chunk number. That key is a value of the organization's cipher, so replacing a data key encrypts a short field
// anew and no content, and shredding the organization's key makes every content unreadable wherever it lies.

import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { additionalDataOf, DecryptionError, seal, unseal } from "../../platform/crypto/envelope.ts";

/** Bytes in clear; GridFS' own default is 255 KiB (https://github.com/mongodb/specifications, GridFS). */
export const CHUNK_BYTES = 255 * 1024;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
export const SEALED_CHUNK_BYTES = CHUNK_BYTES + NONCE_BYTES + TAG_BYTES;

export type ChunkPlace = { orgId: string; contentId: string; number: number };

export function createContentKey(): string {
  return randomBytes(32).toString("base64");
}

export function toContentKey(text: string): KeyObject {
  return createSecretKey(Buffer.from(text, "base64"));
}

/** nonce, tag, ciphertext */
export function sealChunk(key: KeyObject, place: ChunkPlace, bytes: Uint8Array): Buffer {
  const { nonce, tag, ciphertext } = seal(key, additionalDataOf(toPlace(place)), Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  return Buffer.concat([nonce, tag, ciphertext]);
}

export function openChunk(key: KeyObject, place: ChunkPlace, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length);
  if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new DecryptionError("The content has the wrong form.");
  return unseal(key, additionalDataOf(toPlace(place)), {
    nonce: bytes.subarray(0, NONCE_BYTES),
    tag: bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES),
    ciphertext: bytes.subarray(NONCE_BYTES + TAG_BYTES),
  });
}

function toPlace({ orgId, contentId, number }: ChunkPlace) {
  return { orgId, collection: "contents.chunks", id: contentId, field: String(number) };
}
