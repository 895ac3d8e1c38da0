// ML-DSA-65 (FIPS 204). The platform's own implementation where it has one, since that runs in constant time; elsewhere the portable
// one. Both make keys from the same seed and read each other's signatures; signing is deterministic in neither, and need not be.

import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { ml_dsa65 } from "@noble/post-quantum/ml-dsa.js";

export const ML_DSA_SEED_BYTES = 32;
const PUBLIC_KEY_BYTES = 1_952;
const SIGNATURE_BYTES = 3_309;
/** Around a seed, the DER of a private key (RFC 9881, the seed alone), and around a public key that of its info. */
const PRIVATE_PREFIX = Buffer.from("3034020100300b060960864801650304031204228020", "hex");
const PUBLIC_PREFIX = Buffer.from("308207b2300b0609608648016503040312038207a100", "hex");

export type MlDsaSigner = { publicKey: Buffer; sign(message: Uint8Array): Buffer };

export const isNative: boolean = hasPlatformKeys();

export function createMlDsaSigner(seed: Uint8Array, native: boolean = isNative): MlDsaSigner {
  if (seed.length !== ML_DSA_SEED_BYTES) throw new RangeError(`A seed has ${ML_DSA_SEED_BYTES} bytes.`);
  return native ? createNativeSigner(seed) : createPortableSigner(seed);
}

/** False for anything that is not this message's signature by this key, keys and signatures of a wrong length included. */
export function createMlDsaVerifier(
  publicKey: Uint8Array,
  native: boolean = isNative,
): (signature: Uint8Array, message: Uint8Array) => boolean {
  if (publicKey.length !== PUBLIC_KEY_BYTES) return () => false;
  if (!native) return (signature, message) => signature.length === SIGNATURE_BYTES && ml_dsa65.verify(signature, message, publicKey);
  const key = toPublicKey(publicKey);
  return (signature, message) => signature.length === SIGNATURE_BYTES && verify(null, message, key, signature);
}

function createNativeSigner(seed: Uint8Array): MlDsaSigner {
  const key = toPrivateKey(seed);
  const info = createPublicKey(key).export({ format: "der", type: "spki" });
  return { publicKey: info.subarray(PUBLIC_PREFIX.length), sign: (message) => sign(null, message, key) };
}

function createPortableSigner(seed: Uint8Array): MlDsaSigner {
  const { publicKey, secretKey } = ml_dsa65.keygen(Uint8Array.from(seed));
  return { publicKey: Buffer.from(publicKey), sign: (message) => Buffer.from(ml_dsa65.sign(message, secretKey)) };
}

function toPrivateKey(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, seed]), format: "der", type: "pkcs8" });
}

function toPublicKey(bytes: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, bytes]), format: "der", type: "spki" });
}

function hasPlatformKeys(): boolean {
  try {
    return toPrivateKey(new Uint8Array(ML_DSA_SEED_BYTES)).asymmetricKeyType === "ml-dsa-65";
  } catch {
    return false;
  }
}
