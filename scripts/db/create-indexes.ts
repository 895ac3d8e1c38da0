import { ensureIndexes } from "../../lib/runtime/ensure-indexes.ts";
import { ensureSchedules } from "../../lib/runtime/schedules.ts";
import { withRuntime } from "../with-runtime.ts";

/** `pnpm db:create-indexes`: what a deployment needs before its first request. Safe to repeat. */
await withRuntime(async (runtime) => {
  await ensureIndexes(runtime);
  await ensureSchedules(runtime);
  console.log("Every declared index exists, and the queue ticks every minute.");
});
