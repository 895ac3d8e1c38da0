import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { applyTombstones, readTombstones } from "../../lib/auth/privacy/apply-tombstones.ts";
import { parseTombstones } from "../../lib/auth/privacy/parse-tombstones.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import { withRuntime } from "../with-runtime.ts";

/**
 * `pnpm ops:tombstones --export FILE` writes what was deleted for good: keep it with the backups. `pnpm ops:tombstones --apply FILE` is the
 * first thing after a restore, before anybody may look: it deletes again whatever the backup has brought back.
 */
const { values } = parseArgs({ options: { export: { type: "string" }, apply: { type: "string" } } });
if ((values.export === undefined) === (values.apply === undefined)) {
  console.error("Usage: pnpm ops:tombstones --export FILE | --apply FILE");
  process.exit(2);
}
await withRuntime(async (runtime) => {
  if (values.export !== undefined) {
    const records = await Array.fromAsync(readTombstones(runtime.deps));
    writeFileSync(values.export, records.map((record) => `${JSON.stringify(record)}\n`).join(""));
    console.log(`${records.length} tombstones written.`);
  } else if (values.apply !== undefined) {
    const records = parseTombstones(readFileSync(values.apply, "utf8"));
    const found = await applyTombstones(createSystemContext(runtime, { job: "apply-tombstones", orgId: "" }), records);
    console.log(`${records.length} tombstones applied: ${found.organizations} organizations and ${found.people} people had come back.`);
  }
});
