import { type FSWatcher, readdirSync, watch } from "node:fs";
import path from "node:path";

/**
 * One watcher per folder. Node's own recursive mode watches files by inode on Linux and goes blind to a file that an
 * editor replaced by renaming.
 */
export function watchFolders(roots: readonly string[], onChange: (file: string) => void): () => void {
  const watchers = new Map<string, FSWatcher>();

  const add = (folder: string): void => {
    if (watchers.has(folder)) return;
    try {
      const watcher = watch(folder, (_event, name) => {
        if (!name) return;
        const changed = path.join(folder, name);
        addTree(changed);
        onChange(changed);
      });
      watcher.on("error", () => drop(folder));
      watchers.set(folder, watcher);
    } catch {
      // Gone between listing and watching; its parent's watcher reports that.
    }
  };

  const drop = (folder: string): void => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };

  const addTree = (folder: string): void => {
    for (const each of foldersUnder(folder)) add(each);
  };

  roots.forEach(addTree);
  return () => [...watchers.keys()].forEach(drop);
}

/** The folder and every folder below it; none when it is a file or gone. */
function foldersUnder(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return [folder, ...entries.flatMap((entry) => (entry.isDirectory() ? foldersUnder(path.join(folder, entry.name)) : []))];
  } catch {
    return [];
  }
}
