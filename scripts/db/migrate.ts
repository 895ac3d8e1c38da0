import { parseArgs } from "node:util";
import { listMigrations, runMigrations } from "../../lib/ops/migrations/run-migrations.ts";
import { withRuntime } from "../with-runtime.ts";

/** `pnpm db:migrate`, before a release is deployed: brings stored data to the form it writes. `--status` changes nothing. Safe to repeat. */
const { values } = parseArgs({ options: { status: { type: "boolean", default: false } } });

await withRuntime(async ({ deps }) => {
  if (!values.status) {
    const done = await runMigrations(deps, ({ id }, documents) => console.log(`${id}: ${documents} documents`));
    console.log(done.length === 0 ? "Nothing is due." : `Done: ${done.join(", ")}.`);
  }
  for (const { id, title, phase, state, documents } of await listMigrations(deps))
    console.log(`${id} (${phase}): ${state.replace("_", " ")}, ${documents} documents. ${title}.`);
});
