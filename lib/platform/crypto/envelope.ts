import { createCipheriv, createDecipheriv, createHash, createSecretKey, type KeyObject, randomBytes } from "node:crypto";

/**
 * AES-256-GCM (NIST SP 800-38D) with a fresh 96-bit nonce per value. A value is bound to its place by additional data
 * `orgId|collection|id|field`, so a blob copied to another record, field or organization does not open.
 * Written as `v1.<kek>.<dek>.<nonce>.<ciphertext>.<tag>`, binary parts in base64url.
 */
export type Place = { orgId: string; collection: string; id: string; field: string };

/** Keys are KeyObjects: given as bytes, a key is prepared anew for each value, which costs more than encrypting a short one. */
export type KeyEncryptionKey = { id: string; key: KeyObject };

export class DecryptionError extends Error {
  override readonly name = "DecryptionError";
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** `text` is 32 characters or 64 hexadecimal digits; the id is the first 8 hex of SHA-256 of the key. */
export function toKeyEncryptionKey(text: string): KeyEncryptionKey {
  const key = /^[0-9a-fA-F]{64}$/.test(text) ? Buffer.from(text, "hex") : Buffer.from(text, "utf8");
  return { id: createHash("sha256").update(key).digest("hex").slice(0, 8), key: createSecretKey(key) };
}

export function seal(key: KeyObject, additional: string, plain: Buffer): { nonce: Buffer; ciphertext: Buffer; tag: Buffer } {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(additional, "utf8"));
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { nonce, ciphertext, tag: cipher.getAuthTag() };
}

export function unseal(key: KeyObject, additional: string, sealed: { nonce: Buffer; ciphertext: Buffer; tag: Buffer }): Buffer {
  if (sealed.nonce.length !== NONCE_BYTES || sealed.tag.length !== TAG_BYTES)
    throw new DecryptionError("The encrypted value has the wrong form.");
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, sealed.nonce, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(additional, "utf8"));
    decipher.setAuthTag(sealed.tag);
    return Buffer.concat([decipher.update(sealed.ciphertext), decipher.final()]);
  } catch (cause) {
    throw new DecryptionError("The encrypted value does not open with this key in this place.", { cause });
  }
}

export function additionalDataOf(place: Place): string {
  return `${place.orgId}|${place.collection}|${place.id}|${place.field}`;
}

export type ParsedBlob = { kekId: string; dekId: string; nonce: Buffer; ciphertext: Buffer; tag: Buffer };

export function parseBlob(blob: string): ParsedBlob {
  const [version, kekId, dekId, nonce, ciphertext, tag, ...rest] = blob.split(".");
  if (version !== "v1" || !kekId || !dekId || !nonce || ciphertext === undefined || !tag || rest.length > 0)
    throw new DecryptionError("The encrypted value has the wrong form.");
  return { kekId, dekId, nonce: fromBase64url(nonce), ciphertext: fromBase64url(ciphertext), tag: fromBase64url(tag) };
}

/** One value has one spelling: Node's decoder skips foreign characters and ignores the spare bits of the last one. */
export function fromBase64url(text: string): Buffer {
  const bytes = Buffer.from(text, "base64url");
  if (bytes.toString("base64url") !== text) throw new DecryptionError("The encrypted value has the wrong form.");
  return bytes;
}

export function formatBlob(kekId: string, dekId: string, sealed: { nonce: Buffer; ciphertext: Buffer; tag: Buffer }): string {
  return [
    "v1",
    kekId,
    dekId,
    sealed.nonce.toString("base64url"),
    sealed.ciphertext.toString("base64url"),
    sealed.tag.toString("base64url"),
  ].join(".");
}
