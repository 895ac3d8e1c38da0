import { flushCompileCache } from "node:module";
import { serve } from "@hono/node-server";
import { z } from "zod";
import { createApp } from "../../api/_app.ts";
import { parseEnv } from "../../lib/platform/env.ts";
import { createLogger } from "../../lib/platform/log.ts";
import { createRuntime } from "../../lib/runtime/create-runtime.ts";
import type { Runtime } from "../../lib/runtime/runtime.ts";
import { endWithParent } from "../../scripts/local/end-with-parent.ts";

/**
 * The real app in a process of its own, for tests that end processes; started by start-api-child.ts. It can be told to kill
 * itself right before its n-th write to a turn, or right after it: the moments no test could hit from outside.
 */
const optionsSchema = z.object({ killAtWrite: z.number().nullable(), when: z.enum(["before", "after"]) });

const options = optionsSchema.parse(JSON.parse(process.argv[2] ?? "null"));
const runtime = createRuntime(parseEnv(process.env), {
  bcryptCost: 4,
  limitFactor: 100,
  redisTimeoutMs: 5_000,
  limitTimeoutMs: 5_000,
  log: createLogger({ level: "silent" }),
  // Snapshots come by the clock; tests that count writes must not meet one, nor one of those that follow a slow Redis.
  chatSettings: {
    asksForTitles: false,
    flushMs: 10,
    snapshotMs: 60_000,
    ...(options.killAtWrite !== null && { degradedSnapshotMs: 60_000 }),
  },
});
if (options.killAtWrite !== null) armKill(runtime, options.killAtWrite, options.when);

const server = serve({ fetch: createApp(runtime).fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
  // Now, and not at its end: what kills this process leaves it no time.
  flushCompileCache();
  process.send?.({ type: "ready", port });
});
endWithParent(async () => {
  server.close();
  await runtime.close();
});

function armKill({ deps }: Runtime, killAtWrite: number, when: "before" | "after"): void {
  const { ledger } = deps.turns;
  let writes = 0;
  deps.turns = {
    ...deps.turns,
    ledger: {
      ...ledger,
      async write(record, update, session) {
        writes += 1;
        if (writes === killAtWrite && when === "before") await die();
        const isOurs = await ledger.write(record, update, session);
        if (writes === killAtWrite && when === "after") await die();
        return isOurs;
      },
    },
  };
}

/** Nothing runs after this: no finally, no flush, no answer. */
function die(): Promise<never> {
  process.kill(process.pid, "SIGKILL");
  return new Promise(() => undefined);
}
