import http from "node:http";
import path from "node:path";
import { parseArgs } from "node:util";
import { isApiPath } from "../lib/platform/api-paths.ts";
import { getEnv } from "../lib/platform/env.ts";
import { startApiProcess } from "./local/api-process.ts";
import { exitOf, PROJECT_ROOT, startScript } from "./local/child-script.ts";
import { loadEnvironmentFiles } from "./local/dotenv.ts";
import { endWithParent } from "./local/end-with-parent.ts";
import { mountMailbox } from "./local/mail/mount-mailbox.ts";
import { isPortFree, listen, portAdvice } from "./local/ports.ts";
import { forward } from "./local/proxy.ts";
import { startCloudProcess } from "./local/start-cloud-process.ts";

/**
 * `pnpm dev`: pages hot-reload inside this process, the API runs in a child that is replaced on every edit, and the
 * local cloud stands in for the services unless MONGODB_URI names a database.
 */
const { values } = parseArgs({
  options: { port: { type: "string", default: "3000" }, "data-dir": { type: "string", default: ".local/dev" } },
});
const port = Number(values.port);
const closers: (() => Promise<void>)[] = [];
const end = endWithParent(
  async () => {
    for (const close of closers.toReversed()) await close();
  },
  { isInterruptSuccess: true, graceMs: 15_000 },
);

try {
  await start();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  end(1);
}

async function start(): Promise<void> {
  if (!(await isPortFree(port))) throw new Error(await portAdvice(port, "pnpm dev --port"));
  loadEnvironmentFiles();
  const appUrl = `http://localhost:${port}`;
  const cloud = await startCloudProcess({ dir: path.resolve(PROJECT_ROOT, values["data-dir"]), appUrl });
  closers.push(cloud.close);
  const environment = { ...cloud.environment, NODE_ENV: "development" };
  // Next.js and next.config.js read this process's environment, so it has to stand before Next.js is loaded.
  Object.assign(process.env, environment, { NEXT_TELEMETRY_DISABLED: "1" });
  const seeded = exitOf(startScript("scripts/db/seed.ts", { environment, output: "ignore" }));
  const api = startApiProcess(environment);
  closers.push(api.close);
  await startPages(api.port);
  if ((await seeded) !== 0) console.error("The sample organization could not be prepared; see `pnpm seed`.");
  await api.port().catch(() => {});
  console.log(`\nAegis (development) at ${appUrl}\n${cloud.description.join("\n")}\n`);
}

async function startPages(apiPort: () => Promise<number>): Promise<void> {
  const { default: next } = await import("next");
  const server = http.createServer();
  const pages = next({ dev: true, dir: PROJECT_ROOT, hostname: "localhost", port, httpServer: server });
  await pages.prepare();
  closers.push(async () => {
    server.closeAllConnections();
    await pages.close();
  });
  const page = pages.getRequestHandler();
  const isMailboxServed = mountMailbox(getEnv().mail);
  server.on("request", (request, response) => {
    const pathname = (request.url ?? "/").split("?", 1)[0] ?? "/";
    if (isMailboxServed(request, response, pathname)) return;
    void (isApiPath(pathname) ? forward(request, response, apiPort) : page(request, response));
  });
  await listen(server, port, "127.0.0.1");
}
