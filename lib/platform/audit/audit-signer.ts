// Checkpoints of the audit chain carry two signatures, Ed25519 and ML-DSA-65 (FIPS 204), so that neither a break of elliptic curves
// nor one of lattices makes them worthless. Both keys come from one secret by HKDF (RFC 5869) with names of their own.

import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign, verify } from "node:crypto";
import { z } from "zod";
import { createMlDsaSigner, createMlDsaVerifier, ML_DSA_SEED_BYTES } from "./internal/ml-dsa.ts";

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/);

/** Public halves, base64url of the raw keys: 32 bytes of Ed25519 (RFC 8032), 1,952 of ML-DSA-65. */
export const auditPublicKeySchema = z.strictObject({ keyId: z.string(), ed25519: base64url, mlDsa65: base64url });
export type AuditPublicKey = z.infer<typeof auditPublicKeySchema>;

export const auditSignaturesSchema = z.strictObject({ ed25519: base64url, mlDsa65: base64url });
export type AuditSignatures = z.infer<typeof auditSignaturesSchema>;

/** What holds the secret. One that asks a key service has the same shape. */
export type AuditSigner = {
  keyId: string;
  sign(message: Uint8Array): Promise<AuditSignatures>;
  /** The current key first, then those before it, whose signatures stay good. */
  publicKeys: readonly AuditPublicKey[];
};

const ED25519_SEED_BYTES = 32;
/** Around a seed, the DER of an Ed25519 private key (RFC 8410, section 7), and around a public key that of its info. */
const ED25519_PRIVATE_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");
const ED25519_PUBLIC_PREFIX = Buffer.from("302a300506032b6570032100", "hex");

type KeyPair = { publicKey: AuditPublicKey; sign(message: Uint8Array): AuditSignatures };

/** `secrets` as in AUDIT_SIGNING_KEY, the first signs. Keys are made when first needed: not every process signs. */
export function createAuditSigner(secrets: readonly string[]): AuditSigner {
  let pairs: KeyPair[] | null = null;
  const load = (): KeyPair[] => {
    pairs ??= secrets.map(toKeyPair);
    return pairs;
  };
  const current = (): KeyPair => {
    const [first] = load();
    if (!first) throw new Error("No AUDIT_SIGNING_KEY is configured.");
    return first;
  };
  return {
    get keyId() {
      return current().publicKey.keyId;
    },
    get publicKeys() {
      return load().map(({ publicKey }) => publicKey);
    },
    sign: async (message) => current().sign(message),
  };
}

/** Whether both signatures are good. An unknown key's are not. */
export function createSignatureCheck(keys: readonly AuditPublicKey[]) {
  const checks = new Map(keys.map((key) => [key.keyId, toCheck(key)]));
  return (keyId: string, message: Uint8Array, signatures: AuditSignatures): boolean => checks.get(keyId)?.(message, signatures) ?? false;
}

/** What people compare: the first 16 hex digits of SHA-256 over both public keys. It is also the key's id. */
export function fingerprintOf(key: Pick<AuditPublicKey, "ed25519" | "mlDsa65">): string {
  return createHash("sha256").update(`${key.ed25519}.${key.mlDsa65}`).digest("hex").slice(0, 16);
}

function toKeyPair(secret: string): KeyPair {
  const bytes = /^[0-9a-fA-F]{64}$/.test(secret) ? Buffer.from(secret, "hex") : Buffer.from(secret, "utf8");
  const ed25519 = createPrivateKey({
    key: Buffer.concat([ED25519_PRIVATE_PREFIX, derive(bytes, "ed25519", ED25519_SEED_BYTES)]),
    format: "der",
    type: "pkcs8",
  });
  const mlDsa = createMlDsaSigner(derive(bytes, "ml-dsa-65", ML_DSA_SEED_BYTES));
  const halves = { ed25519: toBase64(rawPublicKey(ed25519)), mlDsa65: toBase64(mlDsa.publicKey) };
  return {
    publicKey: { keyId: fingerprintOf(halves), ...halves },
    sign: (message) => ({ ed25519: toBase64(sign(null, message, ed25519)), mlDsa65: toBase64(mlDsa.sign(message)) }),
  };
}

function toCheck(key: AuditPublicKey): (message: Uint8Array, signatures: AuditSignatures) => boolean {
  const raw = Buffer.from(key.ed25519, "base64url");
  // A key under another's name would let its owner speak for the other.
  if (raw.length !== ED25519_SEED_BYTES || key.keyId !== fingerprintOf(key)) return () => false;
  const ed25519 = createPublicKey({ key: Buffer.concat([ED25519_PUBLIC_PREFIX, raw]), format: "der", type: "spki" });
  const isSignedByMlDsa = createMlDsaVerifier(Buffer.from(key.mlDsa65, "base64url"));
  return (message, signatures) =>
    isOneSpelling(signatures.ed25519) &&
    isOneSpelling(signatures.mlDsa65) &&
    verify(null, message, ed25519, Buffer.from(signatures.ed25519, "base64url")) &&
    isSignedByMlDsa(Buffer.from(signatures.mlDsa65, "base64url"), message);
}

/** Node's decoder ignores the spare bits of the last character, which would leave room for a second spelling. */
function isOneSpelling(text: string): boolean {
  return Buffer.from(text, "base64url").toString("base64url") === text;
}

function derive(secret: Uint8Array, name: string, length: number): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", `aegis.audit.${name}.v1`, length));
}

function rawPublicKey(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: "der", type: "spki" }).subarray(ED25519_PUBLIC_PREFIX.length);
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}
