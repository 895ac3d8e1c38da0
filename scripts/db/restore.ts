import { readFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { applyTombstones, readTombstones } from "../../lib/auth/privacy/apply-tombstones.ts";
import { parseTombstones } from "../../lib/auth/privacy/parse-tombstones.ts";
import type { TombstoneRecord } from "../../lib/auth/privacy/tombstone.store.ts";
import { inspectRestored, restoreInto } from "../../lib/ops/backups/restore-into.ts";
import { createRuntime } from "../../lib/runtime/create-runtime.ts";
import type { Runtime } from "../../lib/runtime/runtime.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import { withRuntime } from "../with-runtime.ts";
import { findArchive } from "./find-archive.ts";
import { createProgress } from "./progress.ts";

/**
 * `pnpm db:restore ARCHIVE|newest --into NAME` restores into an empty database of the same server. `--replace NAME` restores over the one
 * of that name, which is emptied first. Whoever was erased since is erased again, by the tombstones of the database that is replaced and those of
 * `--tombstones FILE`.
 */
const { values, positionals } = parseArgs({
  options: {
    into: { type: "string" },
    replace: { type: "string" },
    tombstones: { type: "string" },
    yes: { type: "boolean", default: false },
  },
  allowPositionals: true,
});
const [named, ...others] = positionals;
const name = values.into ?? values.replace;
if (named === undefined || others.length > 0 || name === undefined || (values.into === undefined) === (values.replace === undefined)) {
  console.error("Usage: pnpm db:restore ARCHIVE|newest --into NAME | --replace NAME [--tombstones FILE] [--yes]");
  process.exit(2);
}
const target = { archive: named, name, mayReplace: values.replace !== undefined };

await withRuntime(async (runtime) => {
  const archive = await findArchive(runtime.deps, target.archive);
  const { documents, createdAt } = archive.manifest;
  const words = `${archive.id} of ${createdAt}, ${documents} documents, into ${target.name}`;
  if (
    !values.yes &&
    !(await isConfirmed(`${words}${target.mayReplace ? ": everything in it is dropped" : ""}. Type the database's name: `))
  )
    throw new Error("Nothing was restored.");
  const startedAt = Date.now();
  const within = runtimeOf(runtime);
  try {
    const erased = await tombstonesOf(within);
    const progress = createProgress("parts restored:");
    await restoreInto(archive, within.deps.db, { mayReplace: target.mayReplace, onProgress: progress.at });
    progress.end();
    const found = await inspectRestored(archive, within.deps.db, runtime.deps.backupSetup);
    console.log(`${words}: as it was copied; ${found.values} encrypted values open, ${found.trails} audit trails hold.`);
    const applied = await applyTombstones(createSystemContext(within, { job: "apply-tombstones", orgId: "" }), erased);
    console.log(`${erased.length} tombstones applied: ${applied.organizations} organizations and ${applied.people} people had come back.`);
    if (erased.length === 0)
      console.log("If somebody was erased since this copy was made: pnpm ops:tombstones --apply FILE, before anybody is let in.");
    console.log(`Restored in ${((Date.now() - startedAt) / 1_000).toFixed(1)} s.`);
  } finally {
    if (within !== runtime) await within.close();
  }
});

/** The same deployment on the database that is restored into. */
function runtimeOf(runtime: Runtime): Runtime {
  if (runtime.deps.db.name === target.name) return runtime;
  const uri = new URL(runtime.env.mongodbUri);
  uri.pathname = `/${target.name}`;
  return createRuntime({ ...runtime.env, mongodbUri: uri.toString() });
}

async function tombstonesOf({ deps }: Runtime): Promise<TombstoneRecord[]> {
  const own = await Array.fromAsync(readTombstones(deps));
  const given = values.tombstones === undefined ? [] : parseTombstones(readFileSync(values.tombstones, "utf8"));
  return [...new Map([...own, ...given].map((record) => [record._id, record])).values()];
}

async function isConfirmed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Error("Nobody is here to confirm it: say --yes.");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await terminal.question(question)).trim() === target.name;
  } finally {
    terminal.close();
  }
}
