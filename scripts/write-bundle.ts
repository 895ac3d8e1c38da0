import { globSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { type OutputAsset, type OutputChunk, type Plugin, rolldown } from "rolldown";
import { z } from "zod";

/** Native code, what reads files of its own beside itself, and SDKs that patch other modules as they load: they stay packages. */
const PACKAGES = [/^@node-rs\//, /^@napi-rs\//, /^@sentry\//, /^@energetic-ai\//];

/** How a pool names the module its workers start from; the bundle has each as a file of its own beside the main one. */
const WORKER_URL = /new URL\("(?:\.{1,2}\/)[\w/.-]*?([\w-]+\.worker)\.ts", import\.meta\.url\)/g;

const manifestSchema = z.object({ peerDependencies: z.record(z.string(), z.string()) });

/** Makes one file of an entry and everything it needs at once, and one of each part that loads later. `folder` has to be able to reach node_modules. */
export async function writeBundle(options: {
  input: string;
  folder: string;
  plugins?: Plugin[];
}): Promise<readonly (OutputChunk | OutputAsset)[]> {
  const build = await rolldown({
    input: { [path.basename(options.input, ".ts")]: options.input, ...workerEntries() },
    platform: "node",
    external: [...PACKAGES, ...optionalPackages()],
    plugins: [pointToWorkers, ...(options.plugins ?? [])],
    // Each of these says that a lazy import is in the main file anyway.
    checks: { ineffectiveDynamicImport: false },
  });
  const { output } = await build.write({
    dir: options.folder,
    format: "esm",
    entryFileNames: "[name].js",
    chunkFileNames: "[name]-[hash].js",
  });
  await build.close();
  return output;
}

const pointToWorkers: Plugin = {
  name: "point-to-workers",
  transform: (code) => (code.includes(".worker.ts") ? { code: code.replace(WORKER_URL, 'new URL("./$1.js", import.meta.url)') } : null),
};

/** By name, since every one lands in the same folder. */
function workerEntries(): Record<string, string> {
  const root = path.join(import.meta.dirname, "..");
  return Object.fromEntries(
    globSync("lib/**/*.worker.ts", { cwd: root }).map((file) => [path.basename(file, ".ts"), path.join(root, file)]),
  );
}

/** What the driver uses only where it is installed; it asks for them inside functions and takes "not there" for an answer. */
function optionalPackages(): string[] {
  const manifest: unknown = createRequire(import.meta.url)("mongodb/package.json");
  return Object.keys(manifestSchema.parse(manifest).peerDependencies);
}
