import type { Database } from "../../platform/db.ts";
import { createDatabaseCopy } from "./database-copy.store.ts";
import { type Archive, readPart } from "./open-archive.ts";

export type RestoreRun = {
  /** From 1. Repeating a part changes nothing. */
  fromPart: number;
  isTimeUp(): boolean;
  onPart?: (part: number) => Promise<void> | void;
};

/** Documents first: until the indexes stand, one that is there already is refused by its id alone. Returns the next part, null behind the last. */
export async function restoreParts(archive: Archive, into: Database, { fromPart, isTimeUp, onPart }: RestoreRun): Promise<number | null> {
  const copy = createDatabaseCopy(into);
  for (const part of archive.manifest.parts.slice(fromPart - 1)) {
    for (const { collection, documents } of await readPart(archive, part)) await copy.insert(collection, documents);
    await onPart?.(part.number);
    if (isTimeUp() && part.number < archive.manifest.parts.length) return part.number + 1;
  }
  return null;
}

/** Then the indexes, and the collections nothing was in. */
export async function restoreIndexes({ manifest }: Archive, into: Database): Promise<void> {
  const copy = createDatabaseCopy(into);
  for (const { name, indexes } of manifest.collections) await copy.createCollection(name, indexes);
}
