import { parseEnv } from "../../../lib/platform/env.ts";
import { createLogger } from "../../../lib/platform/log.ts";
import { createRuntime } from "../../../lib/runtime/create-runtime.ts";
import type { Runtime } from "../../../lib/runtime/runtime.ts";
import { messagesOf } from "../checkers/messages.ts";
import type { Recorder } from "../history/recorder.ts";
import type { World } from "../world/world.ts";
import { drain, replayFailed } from "./drain.ts";
import type { FinalState } from "./final-state.ts";
import { readSealed } from "./read-sealed.ts";
import { readStores } from "./read-stores.ts";
import { readVendorCalls } from "./vendor-calls.ts";

/** Drains, starts over what was given up (poison stays as it is), drains again, and reads everything past every door. */
export async function readFinalState(world: World, recorder: Recorder): Promise<FinalState> {
  const runtime = createRuntime(parseEnv(world.directEnvironment), { log: createLogger({ level: "silent" }) });
  try {
    const leftOpen = await drainAll(world, runtime, recorder);
    return { ...(await readStores(runtime)), ...(await readSealed(world, runtime)), vendorCalls: await readVendorCalls(world), leftOpen };
  } finally {
    await runtime.close();
  }
}

async function drainAll(world: World, runtime: Runtime, recorder: Recorder): Promise<string[]> {
  const left = await drain(world, runtime, recorder);
  const poison = new Set(
    messagesOf(recorder.history()).flatMap(({ role, clientMessageId }) => (role === "poison" ? [clientMessageId] : [])),
  );
  const replayed = await replayFailed(runtime, (clientMessageId) => !poison.has(clientMessageId));
  return replayed === 0 ? left : drain(world, runtime, recorder);
}
