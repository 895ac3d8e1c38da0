import { seedShippedPrompts } from "../../lib/prompts/shipped/seed-shipped.ts";
import { ensureIndexes } from "../../lib/runtime/ensure-indexes.ts";
import { ensureSchedules } from "../../lib/runtime/schedules.ts";
import { seedSample } from "../../lib/runtime/seed-sample.ts";
import { withRuntime } from "../with-runtime.ts";

/** `pnpm seed`: indexes, the queue's tick, the prompts of this release and the sample organization. Safe to repeat: what is there stays. */
await withRuntime(async (runtime) => {
  await ensureIndexes(runtime);
  await ensureSchedules(runtime);
  await seedShippedPrompts(runtime.deps);
  const signIns = await seedSample(runtime);
  if (process.send) process.send({ type: "seeded", signIns });
  else for (const { role, email, password } of signIns) console.log(`${role.padEnd(11)} ${email.padEnd(28)} ${password}`);
});
