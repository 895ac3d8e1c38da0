import { ArchiveFault } from "./archive/archive-fault.ts";
import type { ArchiveKeys } from "./archive/archive-keys.ts";
import { splitDocuments } from "./archive/documents.ts";
import { MANIFEST, type ManifestBody, type Part, readManifest } from "./archive/manifest.ts";
import { openPart, sha256 } from "./archive/part.ts";
import type { BackupStorage } from "./storage/storage.ts";

export type Archive = { id: string; storage: BackupStorage; manifest: ManifestBody; keys: ArchiveKeys };

export async function openArchive(storage: BackupStorage, id: string, keys: readonly string[]): Promise<Archive> {
  const bytes = await storage.get(`${id}/${MANIFEST}`);
  if (bytes === null) throw new ArchiveFault("manifest_missing", `There is no manifest of ${id}: the copy was never finished, or is gone.`);
  const read = readManifest(bytes, keys);
  if (read.manifest.id !== id) throw new ArchiveFault("manifest_forged", `The manifest is that of ${read.manifest.id}.`);
  return { id, storage, ...read };
}

export type PartContent = { collection: string; documents: Buffer[] };

/** The documents of a part, run by run, as they were written or not at all. */
export async function readPart({ id, storage, keys }: Archive, part: Part): Promise<PartContent[]> {
  const bytes = await storage.get(`${id}/${part.name}`);
  if (bytes === null) throw new ArchiveFault("part_missing", `Part ${part.number} is missing.`, { part: part.number });
  const plain = await openPart(keys, id, part, bytes);
  let at = 0;
  return part.runs.map(({ collection, documents, bytes: length, sha256: digest }) => {
    const run = plain.subarray(at, at + length);
    at += length;
    const found = [...splitDocuments(run, part.number)];
    if (found.length !== documents || sha256(run) !== digest)
      throw new ArchiveFault("part_altered", `Part ${part.number} holds other documents of ${collection} than it was written with.`, {
        part: part.number,
      });
    return { collection, documents: found };
  });
}
