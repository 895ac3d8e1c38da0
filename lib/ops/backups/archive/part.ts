import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { constants, zstdCompress, zstdDecompress } from "node:zlib";
import { DecryptionError, seal, unseal } from "../../../platform/crypto/envelope.ts";
import { ArchiveFault } from "./archive-fault.ts";
import type { ArchiveKeys } from "./archive-keys.ts";
import type { Part } from "./manifest.ts";

/**
 * `AEGB`, version, nonce, tag, ciphertext: BSON documents one behind the other, packed with zstd, encrypted with AES-256-GCM. A part is
 * bound to its archive and its number, so one that was swapped, repeated or taken from another archive does not open.
 */
const MAGIC = Buffer.from("AEGB\u0001", "latin1");
const NONCE_END = MAGIC.length + 12;
const TAG_END = NONCE_END + 16;
const LEVEL = 3;
/** Above any part that was ever written: what claims to unpack to more is not one of ours. */
const PLAIN_MAX_BYTES = 64_000_000;

const pack = promisify(zstdCompress);
const unpack = promisify(zstdDecompress);

export async function sealPart(keys: ArchiveKeys, place: { archiveId: string; number: number }, plain: Buffer): Promise<Buffer> {
  const packed = await pack(plain, { params: { [constants.ZSTD_c_compressionLevel]: LEVEL } });
  const { nonce, tag, ciphertext } = seal(keys.partKey, boundTo(place), packed);
  return Buffer.concat([MAGIC, nonce, tag, ciphertext]);
}

/** Refuses whatever is not the part that the manifest names, and says which part and why. */
export async function openPart(keys: ArchiveKeys, archiveId: string, part: Part, bytes: Buffer): Promise<Buffer> {
  const { number } = part;
  const refuse = (code: "part_truncated" | "part_altered" | "part_misplaced", words: string, cause?: unknown) =>
    new ArchiveFault(code, `Part ${number} ${words}`, { part: number, cause });
  if (bytes.length < part.sizeBytes) throw refuse("part_truncated", `is cut off: ${bytes.length} bytes of ${part.sizeBytes}.`);
  if (bytes.length > part.sizeBytes)
    throw refuse("part_altered", `is longer than it was written: ${bytes.length} bytes, not ${part.sizeBytes}.`);
  if (sha256(bytes) !== part.sha256) throw refuse("part_altered", "is not as it was written: its digest differs.");
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) throw refuse("part_altered", "is no part of a backup.");
  const plain = await unsealPart(keys, boundTo({ archiveId, number }), bytes).catch((cause: unknown) => {
    if (cause instanceof DecryptionError) throw refuse("part_misplaced", "does not open with the archive's key in this place.", cause);
    throw refuse("part_altered", "does not unpack.", cause);
  });
  if (plain.length !== part.plainBytes) throw refuse("part_altered", `unpacks to ${plain.length} bytes, not ${part.plainBytes}.`);
  return plain;
}

async function unsealPart({ partKey }: ArchiveKeys, bound: string, bytes: Buffer): Promise<Buffer> {
  const [nonce, tag] = [bytes.subarray(MAGIC.length, NONCE_END), bytes.subarray(NONCE_END, TAG_END)];
  return unpack(unseal(partKey, bound, { nonce, tag, ciphertext: bytes.subarray(TAG_END) }), { maxOutputLength: PLAIN_MAX_BYTES });
}

const boundTo = ({ archiveId, number }: { archiveId: string; number: number }) => `aegis-backup|1|${archiveId}|part|${number}`;

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A collection's digest grows run by run, so that a copy that was interrupted goes on without what lies in parts already. */
export function nextDigest(before: string | null, run: string): string {
  return createHash("sha256")
    .update(before ?? "")
    .update(run)
    .digest("hex");
}
