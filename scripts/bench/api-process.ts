import http from "node:http";
import { getRequestListener } from "@hono/node-server";
import { createApp } from "../../api/_app.ts";
import { getEnv } from "../../lib/platform/env.ts";
import { createRuntime } from "../../lib/runtime/create-runtime.ts";
import { endWithParent } from "../local/end-with-parent.ts";
import { KEEP_ALIVE_MS, listen } from "../local/ports.ts";

/** The API alone in a process, on the adapter of the local server and with the product's own settings. It says what memory it holds when asked. */
const runtime = createRuntime(getEnv());
const server = http.createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, getRequestListener(createApp(runtime).fetch));
endWithParent(async () => {
  // A delivery still copies its rows after the answer has ended; it is let finish before its stores go away.
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  await closed;
  await runtime.close();
});

process.on("message", () => {
  // Twice: what the first pass only finalises, the second one frees.
  globalThis.gc?.();
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ type: "memory", rssBytes: rss, heapBytes: heapUsed });
});

await listen(server, Number(process.argv[2]), "127.0.0.1");
await fetch(`http://127.0.0.1:${process.argv[2]}/api/health`);
process.send?.({ type: "ready" });
