import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { ensureFunction } from "../check/vercel/built-function.ts";
import { hostEnvironment } from "../check/vercel/host-environment.ts";
import { firstMessage, PROJECT_ROOT, startScript, stopChild } from "../local/child-script.ts";
import { freePort } from "../local/ports.ts";
import type { Load } from "./load.ts";
import { buildNextRoute } from "./next-route.ts";
import { median } from "./statistics.ts";

/** The same small answer from four servers, one after the other in each round, so that a busy moment hits all of them. */
export type MountRate = { name: string; requestsPerSecond: number /** One rate per round. */; rounds: readonly number[] };

type Mount = { name: string; url: string; close(): Promise<void> };

export type MountOptions = { rounds: number; seconds: number };

const ROUTE = "/api/health/live";

export async function compareMounts(
  load: Load,
  environment: Record<string, string>,
  work: string,
  { rounds, seconds }: MountOptions,
): Promise<MountRate[]> {
  const mounts: Mount[] = [];
  try {
    mounts.push(await startBare(), await startLocalServer(environment), await startBuiltFunction(environment), await startNextRoute(work));
    const rates = new Map(mounts.map((mount): [string, number[]] => [mount.name, []]));
    for (const { url } of mounts) await load.run(url, 1);
    for (let round = 0; round < rounds; round += 1) {
      for (const { name, url } of mounts) rates.get(name)?.push(await load.run(url, seconds));
    }
    return [...rates].map(([name, values]) => ({ name, rounds: values, requestsPerSecond: median(values) }));
  } finally {
    for (const mount of mounts) await mount.close();
  }
}

async function startBare(): Promise<Mount> {
  const port = await freePort();
  const child = startScript("scripts/bench/bare-server.ts", { args: [String(port)] });
  await firstMessage(child, "The bare server");
  return { name: "bare node:http", url: `http://127.0.0.1:${port}/`, close: () => stopChild(child) };
}

async function startLocalServer(environment: Record<string, string>): Promise<Mount> {
  const port = await freePort();
  const child = startScript("scripts/start.ts", {
    args: ["--port", String(port)],
    environment: { ...environment, NODE_ENV: "production" },
  });
  await firstMessage(child, "The local server");
  return { name: "local server", url: `http://127.0.0.1:${port}${ROUTE}`, close: () => stopChild(child) };
}

async function startBuiltFunction(environment: Record<string, string>): Promise<Mount> {
  const { folder, handler } = ensureFunction();
  const port = await freePort();
  const child = startScript("scripts/check/vercel/launch.ts", {
    args: [folder, handler, String(port)],
    environment: hostEnvironment(environment),
  });
  await firstMessage(child, "The built function");
  return { name: "built function", url: `http://127.0.0.1:${port}${ROUTE}`, close: () => stopChild(child) };
}

async function startNextRoute(work: string): Promise<Mount> {
  const folder = buildNextRoute(path.join(work, "next-route"));
  const port = await freePort();
  const next = path.join(PROJECT_ROOT, "node_modules/next/dist/bin/next");
  const child = spawn(process.execPath, [next, "start", "--port", String(port), "--hostname", "127.0.0.1"], {
    cwd: folder,
    stdio: "ignore",
    env: { ...process.env, NODE_ENV: "production" },
  });
  const url = `http://127.0.0.1:${port}${ROUTE}`;
  await answers(child, url);
  return { name: "route inside next start", url, close: () => stopChild(child) };
}

async function answers(child: ChildProcess, url: string): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (performance.now() < deadline && child.exitCode === null) {
    const isUp = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("next start did not answer within 30 s.");
}
