import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PROJECT_ROOT } from "./local/child-script.ts";
import { writeBundle } from "./write-bundle.ts";

/**
 * `vercel-build`, which the host runs before it packs the function: seven hundred small modules become one file and a few that
 * load when they are needed, because opening them one by one was most of a cold start. The entry then points at the bundle. In a
 * working copy the sources stay as they are, so it refuses to run there.
 */
const ENTRY = path.join(PROJECT_ROOT, "api", "index.ts");
const BUNDLE = "_function";

if (!process.env.VERCEL) throw new Error("This rewrites api/index.ts and is for the host's build; nothing was changed.");
await bundle();

async function bundle(): Promise<void> {
  const source = readFileSync(ENTRY, "utf8");
  const config = /^export const config = .*;$/m.exec(source)?.[0];
  if (!config || source.includes(BUNDLE)) throw new Error("api/index.ts is not the entry this command knows.");
  const folder = path.join(path.dirname(ENTRY), BUNDLE);
  rmSync(folder, { recursive: true, force: true });
  const output = await writeBundle({ input: ENTRY, folder });
  writeFileSync(ENTRY, `export { default } from "./${BUNDLE}/index.js";\n\n${config}\n`);
  const bytes = output.reduce((sum, file) => sum + (file.type === "chunk" ? file.code.length : file.source.length), 0);
  console.log(`The function is ${output.length} files, ${(bytes / 1_000_000).toFixed(1)} MB.`);
}
