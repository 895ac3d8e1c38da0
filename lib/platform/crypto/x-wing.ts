import { createHash } from "node:crypto";
import { ml_kem768_x25519 } from "@noble/post-quantum/hybrid.js";

/**
 * X-Wing (draft-connolly-cfrg-xwing-kem): ML-KEM-768 and X25519 in one key encapsulation, safe while either of them is. ENCRYPTION_PQ_KEY
 * is the 32-byte seed both key pairs come from; the id is the first 8 hex of SHA-256 of the public key.
 */
export type XWingKey = {
  id: string;
  encapsulate(): { ciphertext: Buffer; secret: Buffer };
  decapsulate(ciphertext: Buffer): Buffer;
};

const SEED_BYTES = 32;
export const X_WING_CIPHERTEXT_BYTES = 1_120;

/** `text` is 32 characters or 64 hexadecimal digits. Keys are made when first used: they take some milliseconds. */
export function toXWingKey(text: string): XWingKey {
  const seed = /^[0-9a-fA-F]{64}$/.test(text) ? Buffer.from(text, "hex") : Buffer.from(text, "utf8");
  if (seed.length !== SEED_BYTES) throw new RangeError(`A seed has ${SEED_BYTES} bytes.`);
  const { publicKey, secretKey } = ml_kem768_x25519.keygen(seed);
  return {
    id: createHash("sha256").update(publicKey).digest("hex").slice(0, 8),
    encapsulate() {
      const { cipherText, sharedSecret } = ml_kem768_x25519.encapsulate(publicKey);
      return { ciphertext: Buffer.from(cipherText), secret: Buffer.from(sharedSecret) };
    },
    decapsulate: (ciphertext) => Buffer.from(ml_kem768_x25519.decapsulate(ciphertext, secretKey)),
  };
}
