import type { Database } from "../../platform/db.ts";
import { AppError } from "../../platform/errors.ts";
import { checkTrails, type Opened, openSamples } from "./check-restored.ts";
import { compareDocuments, compareIndexes } from "./compare-restored.ts";
import { createDatabaseCopy } from "./database-copy.store.ts";
import type { Archive } from "./open-archive.ts";
import type { BackupSetup } from "./ports.ts";
import { restoreIndexes, restoreParts } from "./restore-archive.ts";

/** The list of copies outlives what is restored: it says where the next one lies. */
const KEPT_WHEN_REPLACED: ReadonlySet<string> = new Set(["backups"]);

export type RestoreOptions = { mayReplace: boolean; onProgress(done: number, total: number): void };

/** Everything of the archive and nothing else, compared with it document by document before anybody is let in. */
export async function restoreInto(archive: Archive, into: Database, { mayReplace, onProgress }: RestoreOptions): Promise<void> {
  const copy = createDatabaseCopy(into);
  const there = (await copy.listNames()).filter((name) => !KEPT_WHEN_REPLACED.has(name));
  if (there.length > 0 && !mayReplace)
    throw new AppError("conflict", "operations.database_not_empty", `${into.name} is not empty: it has ${there.length} collections.`);
  for (const name of there) await copy.drop(name);
  const total = archive.manifest.parts.length;
  await restoreParts(archive, into, { fromPart: 1, isTimeUp: () => false, onPart: (part) => onProgress(part, total) });
  await compareDocuments(archive.manifest, into, KEPT_WHEN_REPLACED);
  await restoreIndexes(archive, into);
  await compareIndexes(archive.manifest, into);
}

/** Whether it is of use as well as equal: samples open, and every trail holds. */
export async function inspectRestored(archive: Archive, into: Database, setup: BackupSetup): Promise<Opened & { trails: number }> {
  const restored = setup.open(into);
  const opened = await openSamples(setup, restored);
  return { ...opened, trails: await checkTrails(archive.manifest, restored) };
}
