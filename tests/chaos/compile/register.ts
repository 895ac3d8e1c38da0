import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { crashAt } from "./crash.ts";
import { CRASH_POINT_PATCHES } from "./crash-points.ts";
import { applyPatches, type Patch } from "./patch.ts";
import { patches as shorterTimes } from "./shorter-times.ts";

/**
 * Preloaded by a worker under CHAOS=1: the product's modules get crash points and short times as they load, and nothing of
 * that stands in their files. CHAOS_PATCHES names further modules that export `patches`: mutants, an older version.
 */
const ROOT = path.resolve(import.meta.dirname, "../../..");

if (process.env.CHAOS !== "1") throw new Error("Crash points are compiled in only with CHAOS=1.");
Object.assign(globalThis, { __crash: crashAt });

const further = await Promise.all((process.env.CHAOS_PATCHES ?? "").split(",").filter(Boolean).map(loadPatches));
const byFile = Map.groupBy([...shorterTimes, ...CRASH_POINT_PATCHES, ...further.flat()], ({ file }) => path.join(ROOT, file));

registerHooks({
  load(url, context, nextLoad) {
    const file = url.startsWith("file:") ? fileURLToPath(url) : "";
    const patches = byFile.get(file);
    if (!patches) return nextLoad(url, context);
    const source = applyPatches(path.relative(ROOT, file), readFileSync(file, "utf8"), patches);
    return { format: "module-typescript", source, shortCircuit: true };
  },
});

async function loadPatches(file: string): Promise<readonly Patch[]> {
  const loaded: { patches?: readonly Patch[] } = await import(pathToFileURL(path.join(ROOT, file)).href);
  if (!loaded.patches) throw new Error(`${file} exports no patches.`);
  return loaded.patches;
}
