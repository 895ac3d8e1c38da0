import { crc32, inflateRawSync } from "node:zlib";
import { type Entry, fromBufferPromise, getFileNameLowLevel, validateFileName, type ZipFile } from "yauzl";
import { Refusal } from "../refusals.ts";

/**
 * A zip is judged by its directory before a byte of it is unpacked, and unpacked entry by entry into no more than the directory
 * says. What a format's own reader gets afterwards is packed anew from that: it never meets the sender's archive.
 */
export type Archive = ReadonlyMap<string, { size: number; read(): Uint8Array }>;

const MAX_ENTRIES = 5_000;
const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;
const MAX_RATIO = 100;
/** Short texts pack tightly and harm nobody. */
const RATIO_FLOOR_BYTES = 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;
const NESTED_ENDING = /\.(?:zip|jar|docx|docm|dotx|dotm|xlsx|xlsm|xlsb|pptx|pptm|odt|ods|odp|7z|rar|gz|tgz|bz2|xz|zst|tar|cab|iso)$/i;
const NESTED_SIGNATURES = ["504b0304", "504b0506", "1f8b08", "377abcaf271c", "526172211a07", "fd377a585a00", "425a68", "28b52ffd"];

type Place = { name: string; entry: Entry; start: number; end: number };

export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const zip = await damagedWhenItThrows(() => fromBufferPromise(buffer, { decodeStrings: false }));
  if (zip.entryCount > MAX_ENTRIES) throw new Refusal("knowledge.archive_unsafe");
  const places: Place[] = [];
  let unpacked = 0;
  for (const entry of await damagedWhenItThrows(() => readEntries(zip))) {
    const name = nameOf(entry);
    unpacked += entry.uncompressedSize;
    assertSafe(name, entry);
    if (unpacked > MAX_UNPACKED_BYTES || places.length >= MAX_ENTRIES) throw new Refusal("knowledge.archive_unsafe");
    const { fileDataStart: start } = await damagedWhenItThrows(() => zip.readLocalFileHeaderPromise(entry, { minimal: true }));
    places.push({ name, entry, start, end: start + entry.compressedSize });
  }
  assertApart(places);
  const isTight = unpacked > RATIO_FLOOR_BYTES && unpacked / bytes.length > MAX_RATIO;
  if (isTight) throw new Refusal("knowledge.archive_unsafe");
  return new Map(
    places
      .filter(({ name }) => !name.endsWith("/"))
      .map((place) => [place.name, { size: place.entry.uncompressedSize, read: () => unpack(buffer, place) }]),
  );
}

async function readEntries(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    entries.push(entry);
    if (entries.length > MAX_ENTRIES) break;
  }
  return entries;
}

function nameOf(entry: Entry): string {
  const raw = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
  return raw.replaceAll("\\", "/");
}

function assertSafe(name: string, entry: Entry): void {
  if ((entry.generalPurposeBitFlag & ENCRYPTED_FLAG) !== 0) throw new Refusal("knowledge.file_encrypted");
  const isMisnamed = name === "" || name.includes("\0") || validateFileName(name) !== null || name.split("/").includes("..");
  const isForeign = entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED;
  const isTight = entry.uncompressedSize > RATIO_FLOOR_BYTES && entry.uncompressedSize / Math.max(1, entry.compressedSize) > MAX_RATIO;
  if (isMisnamed || isForeign || isTight || NESTED_ENDING.test(name)) throw new Refusal("knowledge.archive_unsafe");
}

/** Entries that share their bytes multiply them; two of one name are read differently by different readers. */
function assertApart(places: readonly Place[]): void {
  const sorted = places.toSorted((a, b) => a.start - b.start);
  const areShared = sorted.some(({ start }, index) => index > 0 && start < (sorted[index - 1]?.end ?? 0));
  const names = new Set(places.map(({ name }) => name.toLowerCase()));
  if (areShared || names.size !== places.length) throw new Refusal("knowledge.archive_unsafe");
}

function unpack(archive: Buffer, { entry, start, end }: Place): Uint8Array {
  const packed = archive.subarray(start, end);
  if (packed.length !== entry.compressedSize) throw new Refusal("knowledge.file_damaged");
  const bytes = entry.compressionMethod === STORED ? packed : inflate(packed, entry.uncompressedSize);
  if (bytes.length !== entry.uncompressedSize || crc32(bytes) !== entry.crc32) throw new Refusal("knowledge.file_damaged");
  const signature = bytes.subarray(0, 6).toString("hex");
  if (NESTED_SIGNATURES.some((nested) => signature.startsWith(nested))) throw new Refusal("knowledge.archive_unsafe");
  return bytes;
}

/** An entry that holds more than the directory says was made to be. */
function inflate(packed: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    const isMore = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    throw new Refusal(isMore ? "knowledge.archive_unsafe" : "knowledge.file_damaged");
  }
}

async function damagedWhenItThrows<Value>(read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch {
    throw new Refusal("knowledge.file_damaged");
  }
}
