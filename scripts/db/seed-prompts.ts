import { seedShippedPrompts } from "../../lib/prompts/shipped/seed-shipped.ts";
import { ensureIndexes } from "../../lib/runtime/ensure-indexes.ts";
import { withRuntime } from "../with-runtime.ts";

/** `pnpm seed:prompts`: the prompts that come with this release. Safe to repeat, also twice at once: what has not changed stays as it is. */
await withRuntime(async (runtime) => {
  await ensureIndexes(runtime);
  const { inserted, newVersions, changed, unchanged } = await seedShippedPrompts(runtime.deps);
  console.log(`Prompts: ${inserted} new, ${changed} changed (${newVersions} with a new text), ${unchanged} as they were.`);
});
