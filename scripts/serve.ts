import type http from "node:http";
import { getRequestListener } from "@hono/node-server";
import next from "next";
import app from "../api/index.ts";
import { isApiPath } from "../lib/platform/api-paths.ts";
import { getEnv } from "../lib/platform/env.ts";
import { getRuntime } from "../lib/runtime/get-runtime.ts";
import { PROJECT_ROOT } from "./local/child-script.ts";
import { createFunctionServer, withFunctionLimits } from "./local/function-limits.ts";
import { mountMailbox } from "./local/mail/mount-mailbox.ts";
import { listen } from "./local/ports.ts";

/**
 * One server for both halves of the product, split as vercel.json splits them on the host: the API function answers its
 * paths itself, Next.js gets every other one.
 */
export type RunningServer = { port: number; close(): Promise<void> };

/** Open streams get this long to end by themselves before their sockets are cut. */
const DRAIN_MS = 2_000;

export async function serve(options: { port: number; hostname: string }): Promise<RunningServer> {
  const { port, hostname } = options;
  const server = createFunctionServer();
  const api = withFunctionLimits(getRequestListener(app.fetch));
  const pages = next({ dev: false, dir: PROJECT_ROOT, hostname, port, httpServer: server });
  await pages.prepare();
  const page = pages.getRequestHandler();
  const isMailboxServed = mountMailbox(getEnv().mail);
  server.on("request", (request, response) => {
    const pathname = pathnameOf(request.url ?? "/");
    if (isMailboxServed(request, response, pathname)) return;
    void (isApiPath(pathname) ? api(request, response) : page(request, response));
  });
  await listen(server, port, hostname);
  // Opens the connections to the stores, so that the first visitor does not wait for them.
  await app.fetch(new Request("http://localhost/api/health"));
  const address = server.address();
  return {
    port: address && typeof address === "object" ? address.port : port,
    close: () => drain(server).then(() => getRuntime().close()),
  };
}

function pathnameOf(url: string): string {
  const query = url.indexOf("?");
  return query < 0 ? url : url.slice(0, query);
}

function drain(server: http.Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
