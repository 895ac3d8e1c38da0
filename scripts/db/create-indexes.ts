import { ensureIndexes } from "../../lib/runtime/ensure-indexes.ts";
import { withRuntime } from "../with-runtime.ts";

/** `pnpm db:create-indexes`: applies the indexes the stores declare. Safe to repeat. */
await withRuntime(async (runtime) => {
  await ensureIndexes(runtime);
  console.log("Every declared index exists.");
});
