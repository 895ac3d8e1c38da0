import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Plugin } from "rolldown";
import { PROJECT_ROOT } from "../../../scripts/local/child-script.ts";
import { writeBundle } from "../../../scripts/write-bundle.ts";
import { CRASH_POINT_PATCHES } from "./crash-points.ts";
import { applyPatches, type Patch } from "./patch.ts";
import { patches as shorterTimes } from "./shorter-times.ts";

/**
 * Builds what a worker runs: the product with crash points, short times and whatever `patches` names (modules that export
 * `patches`: mutants, an older version) compiled in, while its own files hold nothing of that. One file starts much faster
 * than seven hundred modules, and a killed worker is started anew every time.
 */
export function buildWorker(patches: readonly string[]): Promise<string> {
  const key = patches.join(",");
  const known = builds.get(key);
  if (known) return known;
  const build = compile(patches);
  builds.set(key, build);
  return build;
}

const builds = new Map<string, Promise<string>>();
const folders: string[] = [];
process.once("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const ENTRY = path.join(PROJECT_ROOT, "tests/chaos/world/worker.ts");

async function compile(names: readonly string[]): Promise<string> {
  const further = await Promise.all(names.map(loadPatches));
  // Inside the project, where the packages that stay packages are found.
  const parent = path.join(PROJECT_ROOT, ".local", "chaos");
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, "worker-"));
  folders.push(folder);
  await writeBundle({ input: ENTRY, folder, plugins: [patching([...shorterTimes, ...CRASH_POINT_PATCHES, ...further.flat()])] });
  return path.join(folder, "worker.js");
}

function patching(patches: readonly Patch[]): Plugin {
  const byFile = Map.groupBy(patches, ({ file }) => path.join(PROJECT_ROOT, file));
  const left = new Set(byFile.keys());
  return {
    name: "patches",
    load(id) {
      const own = byFile.get(id);
      if (!own) return null;
      left.delete(id);
      return applyPatches(path.relative(PROJECT_ROOT, id), readFileSync(id, "utf8"), own);
    },
    buildEnd() {
      if (left.size > 0) throw new Error(`No worker loads ${[...left].join(", ")}.`);
    },
  };
}

async function loadPatches(file: string): Promise<readonly Patch[]> {
  const loaded: { patches?: readonly Patch[] } = await import(pathToFileURL(path.join(PROJECT_ROOT, file)).href);
  if (!loaded.patches) throw new Error(`${file} exports no patches.`);
  return loaded.patches;
}
