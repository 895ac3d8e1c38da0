import { existsSync } from "node:fs";
import path from "node:path";
import { MANIFEST } from "../../lib/ops/backups/archive/manifest.ts";
import { type Archive, openArchive } from "../../lib/ops/backups/open-archive.ts";
import { createFolderStorage } from "../../lib/ops/backups/storage/folder-storage.ts";
import type { AppDeps } from "../../lib/runtime/deps.ts";

/** A folder with a manifest in it, an id in the deployment's own storage, or "newest". Ids sort by time, so no database is needed. */
export async function findArchive({ backupSetup }: Pick<AppDeps, "backupSetup">, named: string): Promise<Archive> {
  if (existsSync(path.join(named, MANIFEST))) {
    const folder = path.resolve(named);
    return openArchive(createFolderStorage(path.dirname(folder)), path.basename(folder), backupSetup.keys);
  }
  const { storage } = backupSetup;
  if (storage === null) throw new Error(`There is no folder ${named} with a ${MANIFEST} in it, and no storage is configured.`);
  if (named !== "newest") return openArchive(storage, named, backupSetup.keys);
  const whole = (await storage.list()).filter((name) => name.endsWith(`/${MANIFEST}`)).map((name) => name.slice(0, -MANIFEST.length - 1));
  const newest = whole.toSorted().at(-1);
  if (newest === undefined) throw new Error("There is no whole archive in the storage.");
  return openArchive(storage, newest, backupSetup.keys);
}
