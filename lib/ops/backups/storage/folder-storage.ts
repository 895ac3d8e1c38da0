import { mkdir, open, readdir, readFile, rename, rm, rmdir } from "node:fs/promises";
import path from "node:path";
import type { BackupStorage } from "./storage.ts";

/** A folder of this machine, or one that is mounted. An object appears whole or not at all. */
export function createFolderStorage(root: string): BackupStorage {
  const fileOf = (name: string): string => {
    const file = path.resolve(root, name);
    if (!file.startsWith(path.resolve(root) + path.sep)) throw new Error("A backup lies inside its folder.");
    return file;
  };
  return {
    type: "folder",
    async put(name, bytes) {
      const file = fileOf(name);
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      const handle = await open(`${file}.partial`, "w", 0o600);
      try {
        await handle.writeFile(bytes);
        // A copy that a power cut takes back was none.
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(`${file}.partial`, file);
    },
    get: (name) => orMissing(readFile(fileOf(name)), null),
    async list(archive) {
      const archives = archive === undefined ? await orMissing(readdir(root), []) : [archive];
      const names = await Promise.all(
        archives.map(async (each) => (await orMissing(readdir(fileOf(each)), [])).map((object) => `${each}/${object}`)),
      );
      return names.flat().toSorted();
    },
    async delete(names) {
      for (const name of names) await rm(fileOf(name), { force: true });
      for (const folder of new Set(names.map((name) => path.dirname(fileOf(name))))) await rmdir(folder).catch(() => undefined);
    },
  };
}

async function orMissing<Value>(read: Promise<Value>, missing: Value extends Buffer ? null : Value): Promise<Value | typeof missing> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return missing;
    throw error;
  }
}
