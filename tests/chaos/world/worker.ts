import { once } from "node:events";
import http from "node:http";
import { flushCompileCache } from "node:module";
import { getRequestListener } from "@hono/node-server";
import { z } from "zod";
import { createApp } from "../../../api/_app.ts";
import { type Clock, systemClock } from "../../../lib/platform/clock.ts";
import { parseEnv } from "../../../lib/platform/env.ts";
import { createRuntime } from "../../../lib/runtime/create-runtime.ts";
import { endWithParent } from "../../../scripts/local/end-with-parent.ts";
import { crashAt, listenForArming } from "../compile/crash.ts";

/** The deployed function in a process of its own: the real app on its function mount. Built by compile/build-worker.ts, started by supervisor.ts. */
if (process.env.CHAOS !== "1") throw new Error("Crash points are compiled in only with CHAOS=1.");
Object.assign(globalThis, { __crash: crashAt });

const optionsSchema = z.object({ clockOffsetMs: z.number(), limitFactor: z.number(), timeDivisor: z.number() });

const options = optionsSchema.parse(JSON.parse(process.argv[2] ?? "null"));
const short = (durationMs: number) => Math.round(durationMs / options.timeDivisor);
const runtime = createRuntime(parseEnv(process.env), {
  clock: createShiftedClock(options.clockOffsetMs),
  bcryptCost: 4,
  // The run shares two cores with what it kills; a tenth of a second would measure those.
  limitTimeoutMs: 1_000,
  limitFactor: options.limitFactor,
  chatSettings: {
    asksForTitles: false,
    flushMs: 50,
    snapshotMs: short(3_000),
    degradedSnapshotMs: short(500),
    followPollMs: short(2_000),
    pingMs: short(15_000),
    followLimitMs: short(280_000),
    reconnectMs: short(500),
  },
  router: {
    hedgeAfterMs: short(10_000),
    breakerOpenMs: short(30_000),
    probeMs: short(45_000),
    misconfiguredMs: short(60_000),
    stateFreshMs: short(500),
  },
  providerTimeouts: { connectMs: short(10_000), firstTokenMs: short(30_000), idleMs: short(20_000), totalMs: short(110_000) },
});
const server = http.createServer(getRequestListener(createApp(runtime).fetch));
endWithParent(
  async () => {
    server.closeAllConnections();
    await runtime.close();
  },
  { graceMs: 1_500, ignore: ["SIGINT", "SIGHUP"] },
);
listenForArming();
server.listen(0, "127.0.0.1");
await once(server, "listening");
const address = server.address();
process.send?.({ type: "ready", port: typeof address === "object" && address ? address.port : 0 });
// A killed process writes no cache at its end, and every later start would compile everything anew.
flushCompileCache();

function createShiftedClock(offsetMs: number): Clock {
  return offsetMs === 0 ? systemClock : { ...systemClock, now: () => systemClock.now() + offsetMs };
}
