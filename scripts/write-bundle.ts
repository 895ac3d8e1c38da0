import { createRequire } from "node:module";
import { type OutputAsset, type OutputChunk, type Plugin, rolldown } from "rolldown";
import { z } from "zod";

/** Native code, and SDKs that patch other modules as they load or are only wanted once in a while: they stay packages. */
const PACKAGES = [/^@node-rs\//, /^@sentry\//];

const manifestSchema = z.object({ peerDependencies: z.record(z.string(), z.string()) });

/** Makes one file of an entry and everything it needs at once, and one of each part that loads later. `folder` has to be able to reach node_modules. */
export async function writeBundle(options: {
  input: string;
  folder: string;
  plugins?: Plugin[];
}): Promise<readonly (OutputChunk | OutputAsset)[]> {
  const build = await rolldown({
    input: options.input,
    platform: "node",
    external: [...PACKAGES, ...optionalPackages()],
    plugins: options.plugins ?? [],
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

/** What the driver uses only where it is installed; it asks for them inside functions and takes "not there" for an answer. */
function optionalPackages(): string[] {
  const manifest: unknown = createRequire(import.meta.url)("mongodb/package.json");
  return Object.keys(manifestSchema.parse(manifest).peerDependencies);
}
