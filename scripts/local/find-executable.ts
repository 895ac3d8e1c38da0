import { accessSync, constants, statSync } from "node:fs";
import path from "node:path";

/** The first of `names` found on the search path, as an absolute path; null when none is there. */
export function findExecutable(names: readonly string[], searchPath = process.env.PATH ?? ""): string | null {
  const folders = searchPath.split(path.delimiter).filter((folder) => folder !== "");
  const endings = process.platform === "win32" ? [".exe", ".cmd"] : [""];
  for (const name of names) {
    for (const folder of folders) {
      const found = endings.map((ending) => path.join(folder, name + ending)).find(isExecutable);
      if (found) return found;
    }
  }
  return null;
}

/** CHROMIUM_PATH wins over the search path. */
export function findChromium(environment: Readonly<Record<string, string | undefined>> = process.env): string | null {
  const named = environment.CHROMIUM_PATH;
  if (named) return isExecutable(named) ? named : null;
  return findExecutable(["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"], environment.PATH ?? "");
}

export const CHROMIUM_ADVICE =
  "Install Chromium (Debian, Ubuntu: apt-get install chromium) or set CHROMIUM_PATH to the executable of Chrome or Chromium.";

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
