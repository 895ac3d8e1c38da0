import { createSecretKey, hkdfSync, type KeyObject } from "node:crypto";
import { toKeyEncryptionKey } from "../../../platform/crypto/envelope.ts";
import { ArchiveFault } from "./archive-fault.ts";

/** HKDF (RFC 5869) gives each archive keys of its own: one for its parts, one for its manifest. */
export type ArchiveKeys = { keyId: string; partKey: KeyObject; macKey: KeyObject };

const KEY_BYTES = 32;

/** The first key encrypts; `salt` is hex and made anew for each archive. */
export function newArchiveKeys(keys: readonly string[], archive: { id: string; salt: string }): ArchiveKeys {
  const [first] = keys;
  if (first === undefined) throw new Error("There is no key to encrypt backups with.");
  return derive(first, archive);
}

export function keyIdOf(key: string): string {
  return toKeyEncryptionKey(key).id;
}

export function findArchiveKeys(keys: readonly string[], archive: { id: string; salt: string; keyId: string }): ArchiveKeys {
  const key = keys.find((each) => keyIdOf(each) === archive.keyId);
  if (key !== undefined) return derive(key, archive);
  throw new ArchiveFault("key_unknown", `The archive was encrypted with key ${archive.keyId}, which BACKUP_ENCRYPTION_KEY does not hold.`);
}

function derive(text: string, { id, salt }: { id: string; salt: string }): ArchiveKeys {
  const { id: keyId, key } = toKeyEncryptionKey(text);
  const of = (purpose: string): KeyObject =>
    createSecretKey(Buffer.from(hkdfSync("sha256", key, Buffer.from(salt, "hex"), `aegis-backup|1|${id}|${purpose}`, KEY_BYTES)));
  return { keyId, partKey: of("parts"), macKey: of("manifest") };
}
