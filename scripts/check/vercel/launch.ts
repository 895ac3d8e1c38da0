import http from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { getRequestListener } from "@hono/node-server";

/** Stands in for the host: imports one built function, gives it requests as they come and passes its answers on as they come. */
const [folder = "", handler = "", port = "0"] = process.argv.slice(2);
process.chdir(folder);
const startedAt = performance.now();
const loaded: { default?: { fetch?: (request: Request) => Response | Promise<Response> } } = await import(
  pathToFileURL(path.join(folder, handler)).href
);
const importMs = performance.now() - startedAt;
const answer = loaded.default?.fetch;
if (typeof answer !== "function") throw new Error("The function's default export has no fetch.");

// The host keeps a function awake for what it is asked to wait for (https://vercel.com/docs/functions/functions-api-reference/vercel-functions-package#waituntil).
const waitedFor = new Set<Promise<unknown>>();
const waitUntil = (work: Promise<unknown>) => {
  waitedFor.add(work);
  const forget = () => void waitedFor.delete(work);
  work.then(forget, forget);
};
Reflect.set(globalThis, Symbol.for("@vercel/request-context"), { get: () => ({ waitUntil }) });

// The host's Response is the platform's own, so the adapter must not put its faster one in its place.
const server = http.createServer(getRequestListener((request) => answer(request), { overrideGlobalObjects: false }));
process.on("disconnect", () => void Promise.allSettled(waitedFor).then(() => process.exit(0)));
server.listen(Number(port), "127.0.0.1", () => process.send?.({ type: "ready", importMs, sinceStartMs: performance.now() }));
