import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { rolldown } from "rolldown";
import { z } from "zod";
import { PROJECT_ROOT } from "./local/child-script.ts";

/**
 * `vercel-build`, which the host runs before it packs the function: seven hundred small modules become one file and a few that
 * load when they are needed, because opening them one by one was most of a cold start. The entry then points at the bundle. In a
 * working copy the sources stay as they are, so it refuses to run there.
 */
const ENTRY = path.join(PROJECT_ROOT, "api", "index.ts");
const BUNDLE = "_function";

/** Native code, and SDKs that patch other modules as they load or are only wanted once in a while: the host ships them as packages. */
const PACKAGES = [/^@node-rs\//, /^@sentry\//];

const manifestSchema = z.object({ peerDependencies: z.record(z.string(), z.string()) });

if (!process.env.VERCEL) throw new Error("This rewrites api/index.ts and is for the host's build; nothing was changed.");
await bundle();

async function bundle(): Promise<void> {
  const source = readFileSync(ENTRY, "utf8");
  const config = /^export const config = .*;$/m.exec(source)?.[0];
  if (!config || source.includes(BUNDLE)) throw new Error("api/index.ts is not the entry this command knows.");
  const folder = path.join(path.dirname(ENTRY), BUNDLE);
  rmSync(folder, { recursive: true, force: true });
  const build = await rolldown({
    input: ENTRY,
    platform: "node",
    external: [...PACKAGES, ...optionalPackages()],
    // Each of these says that a lazy import is in the main file anyway.
    checks: { ineffectiveDynamicImport: false },
  });
  const { output } = await build.write({ dir: folder, format: "esm", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" });
  await build.close();
  writeFileSync(ENTRY, `export { default } from "./${BUNDLE}/index.js";\n\n${config}\n`);
  const bytes = output.reduce((sum, file) => sum + (file.type === "chunk" ? file.code.length : file.source.length), 0);
  console.log(`The function is ${output.length} files, ${(bytes / 1_000_000).toFixed(1)} MB.`);
}

/** What the driver uses only where it is installed; it asks for them inside functions and takes "not there" for an answer. */
function optionalPackages(): string[] {
  const manifest: unknown = createRequire(import.meta.url)("mongodb/package.json");
  return Object.keys(manifestSchema.parse(manifest).peerDependencies);
}
