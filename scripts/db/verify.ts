import { randomBytes } from "node:crypto";
import { inspectRestored, restoreInto } from "../../lib/ops/backups/restore-into.ts";
import { withRuntime } from "../with-runtime.ts";
import { findArchive } from "./find-archive.ts";
import { createProgress } from "./progress.ts";

/** `pnpm db:verify ARCHIVE|newest`: reads it back into a database of its own, compares, opens samples, walks the trails, and drops it. */
const [named, ...others] = process.argv.slice(2);
if (named === undefined || others.length > 0) {
  console.error("Usage: pnpm db:verify ARCHIVE|newest");
  process.exit(2);
}
await withRuntime(async ({ deps }) => {
  const startedAt = Date.now();
  const archive = await findArchive(deps, named);
  const scratch = deps.db.sibling(`${deps.db.name.slice(0, 18)}_verify_${randomBytes(4).toString("hex")}`);
  const progress = createProgress("parts read back:");
  try {
    await restoreInto(archive, scratch, { mayReplace: false, onProgress: progress.at });
    progress.end();
    const { values, collections, trails } = await inspectRestored(archive, scratch, deps.backupSetup);
    const { documents, kind } = archive.manifest;
    console.log(`${archive.id} (${kind}): ${documents} documents are as they were copied, with every index.`);
    console.log(`${values} encrypted values of ${collections} collections open, ${trails} audit trails hold.`);
    console.log(`It restores; ${((Date.now() - startedAt) / 1_000).toFixed(1)} s.`);
  } finally {
    await scratch.drop();
  }
});
