import { randomBytes } from "node:crypto";
import { ArchiveFault, type FaultCode } from "../../../lib/ops/backups/archive/archive-fault.ts";
import { MANIFEST } from "../../../lib/ops/backups/archive/manifest.ts";
import type { CopyState } from "../../../lib/ops/backups/copy-database.ts";
import { openArchive, readPart } from "../../../lib/ops/backups/open-archive.ts";
import type { BackupStorage } from "../../../lib/ops/backups/storage/storage.ts";

type Touch = (name: string, bytes: Buffer, storage: BackupStorage) => Promise<Buffer | null>;

/** What somebody does to an archive, and what it has to be refused with. */
export async function refuseTampered(storage: BackupStorage, made: CopyState, keys: readonly string[]): Promise<string[]> {
  const [first, second] = made.parts.map(({ name }) => `${made._id}/${name}`);
  if (first === undefined || second === undefined) throw new Error("The drill needs an archive of two parts.");
  const at =
    (place: string, touch: (bytes: Buffer) => Buffer | null): Touch =>
    async (name, bytes) =>
      name === place ? touch(bytes) : bytes;
  const manifest = `${made._id}/${MANIFEST}`;
  const cases: [string, FaultCode, Touch][] = [
    ["a part cut off", "part_truncated", at(first, (bytes) => bytes.subarray(0, -1))],
    ["a part with one bit turned", "part_altered", at(second, turned)],
    [
      "two parts swapped",
      "part_altered",
      async (name, bytes, from) => (name === first ? from.get(second) : name === second ? from.get(first) : bytes),
    ],
    ["a part missing", "part_missing", at(second, () => null)],
    [
      "an edited manifest",
      "manifest_forged",
      at(manifest, (bytes) => Buffer.from(bytes.toString("utf8").replace('"dataKeys": ', '"dataKeys": 1'))),
    ],
    ["a manifest cut off", "manifest_unreadable", at(manifest, (bytes) => bytes.subarray(0, -40))],
    ["no manifest", "manifest_missing", at(manifest, () => null)],
  ];
  const lines = [];
  for (const [what, code, touch] of cases) lines.push(`${what}: ${await refusal(touched(storage, touch), made._id, keys, code)}`);
  lines.push(`another key: ${await refusal(storage, made._id, [randomBytes(32).toString("hex")], "key_unknown")}`);
  return lines;
}

/** A swapped part is as long as it may be: it is its digest, and behind that its place, that give it away. */
async function refusal(storage: BackupStorage, id: string, keys: readonly string[], code: FaultCode): Promise<string> {
  try {
    const archive = await openArchive(storage, id, keys);
    for (const part of archive.manifest.parts) await readPart(archive, part);
  } catch (error) {
    const isLength = code === "part_altered" && error instanceof ArchiveFault && error.code === "part_truncated";
    if (error instanceof ArchiveFault && (error.code === code || isLength)) return error.message;
    throw error;
  }
  throw new Error(`An archive was accepted that had to be refused as ${code}.`);
}

function touched(storage: BackupStorage, touch: Touch): BackupStorage {
  return {
    ...storage,
    async get(name) {
      const bytes = await storage.get(name);
      return bytes && touch(name, bytes, storage);
    },
  };
}

function turned(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const middle = Math.floor(copy.length / 2);
  copy[middle] = (copy[middle] ?? 0) ^ 1;
  return copy;
}
