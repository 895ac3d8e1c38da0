import { ensureIndexes } from "../../lib/runtime/ensure-indexes.ts";
import { seedSample } from "../../lib/runtime/seed-sample.ts";
import { withRuntime } from "../with-runtime.ts";

/** `pnpm seed`: indexes and the sample organization. Safe to repeat: what is there stays. */
await withRuntime(async (runtime) => {
  await ensureIndexes(runtime);
  const signIns = await seedSample(runtime);
  if (process.send) process.send({ type: "seeded", signIns });
  else for (const { role, email, password } of signIns) console.log(`${role.padEnd(10)} ${email.padEnd(28)} ${password}`);
});
