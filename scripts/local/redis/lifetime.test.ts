import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "@upstash/redis";
import { afterEach, describe, expect, test, vi } from "vitest";
import { identifyProcess, isAlive, type ProcessIdentity } from "./process-identity.ts";
import { startUpstashRedis } from "./server.ts";
import { eventually, hasRedisServer, skipVisibly, TEST_TOKEN } from "./test-engines.ts";
import { startInOwnProcess } from "./test-process.ts";

const cleanups: (() => void)[] = [];

afterEach(() => {
  vi.unstubAllEnvs();
  for (const cleanup of cleanups.splice(0).reverse()) cleanup();
});

describe("starting", () => {
  test("is refused with NODE_ENV=production, and says what to set instead", async () => {
    vi.stubEnv("NODE_ENV", "production");
    await expect(startUpstashRedis({ token: TEST_TOKEN })).rejects.toThrow(/UPSTASH_REDIS_REST_URL/);
  });

  test("is refused without a token", async () => {
    await expect(startUpstashRedis({ token: " " })).rejects.toThrow(/UPSTASH_REDIS_REST_TOKEN/);
  });

  test("falls back to the in-process engine where no redis-server is installed, and says so when it was asked for", async () => {
    vi.stubEnv("REDIS_SERVER_PATH", "");
    vi.stubEnv("PATH", "");
    const server = await startUpstashRedis({ token: TEST_TOKEN });
    expect([server.engine, server.description, server.pids]).toEqual(["in-process", "in-process engine, memory only", []]);
    await server.close();
    await expect(startUpstashRedis({ token: TEST_TOKEN, engine: "redis-server" })).rejects.toThrow(/apt install redis-server/);
  });

  test("is refused when REDIS_SERVER_PATH names no program", async () => {
    vi.stubEnv("REDIS_SERVER_PATH", "/nowhere/redis-server");
    await expect(startUpstashRedis({ token: TEST_TOKEN })).rejects.toThrow(/REDIS_SERVER_PATH is \/nowhere\/redis-server/);
  });

  test("on a taken port fails and leaves nothing running", async () => {
    const first = await startUpstashRedis({ token: TEST_TOKEN, engine: "in-process" });
    const port = Number(new URL(first.url).port);
    await expect(startUpstashRedis({ token: TEST_TOKEN, port })).rejects.toThrow(/EADDRINUSE/);
    await first.close();
  });
});

if (!hasRedisServer) skipVisibly("lifetime of the child");
else describe("lifetime of the child", declareLifetimeTests);

function declareLifetimeTests(): void {
  test("close ends it", async () => {
    const server = await startUpstashRedis({ token: TEST_TOKEN, engine: "redis-server" });
    const child = identify(server.pids[0]);
    await server.close();
    expect(isAlive(child)).toBe(false);
  });

  test.each(["SIGTERM", "SIGINT", "SIGHUP", "SIGKILL", "exit", "crash"] as const)("it ends with its parent, by %s", async (ending) => {
    const { parent, child } = await startOwned();
    if (ending === "exit" || ending === "crash") parent.stdin?.write(ending);
    else parent.kill(ending);
    await eventually(() => isAlive(child)).toBe(false);
  });

  test("when it dies, requests fail with a server error instead of hanging", async () => {
    const server = await startUpstashRedis({ token: TEST_TOKEN, engine: "redis-server" });
    process.kill(identify(server.pids[0]).pid, "SIGKILL");
    await eventually(async () => (await fetch(`${server.url}/ping?_token=${TEST_TOKEN}`)).status).toBe(500);
    await server.close();
  });

  test("one left behind by a killed parent is ended at the next start, with its data kept", async () => {
    const dir = makeDirectory();
    const { parent, child } = await startOwned(dir);
    endWatcherOf(child.pid);
    parent.kill("SIGKILL");
    await eventually(() => parent.signalCode).toBe("SIGKILL");
    expect(isAlive(child)).toBe(true);
    const server = await startUpstashRedis({ token: TEST_TOKEN, engine: "redis-server", dir });
    expect(isAlive(child)).toBe(false);
    expect(await new Redis(server).get("kept")).toBe("value");
    await server.close();
  });

  test("a process that only has the same number as in the pid file is left alone", async () => {
    const dir = makeDirectory();
    const stranger = spawn("sleep", ["60"], { stdio: "ignore" });
    cleanups.push(() => stranger.kill("SIGKILL"));
    const identity = identify(stranger.pid);
    writeFileSync(join(dir, "redis-server.json"), JSON.stringify({ ...identity, startedAt: "1" }));
    writeFileSync(join(dir, "owner.json"), JSON.stringify({ ...identity, startedAt: "1" }));
    const first = await startUpstashRedis({ token: TEST_TOKEN, engine: "redis-server", dir });
    await first.close();
    writeFileSync(join(dir, "redis-server.json"), JSON.stringify(identity));
    const second = await startUpstashRedis({ token: TEST_TOKEN, engine: "redis-server", dir });
    await second.close();
    expect(isAlive(identity)).toBe(true);
  });
}

function identify(pid: number | undefined): ProcessIdentity {
  const identity = pid === undefined ? null : identifyProcess(pid);
  if (!identity) throw new Error(`No process ${pid}.`);
  return identity;
}

function makeDirectory(): string {
  const dir = mkdtempSync(join(tmpdir(), "local-redis-"));
  cleanups.push(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

async function startOwned(dir?: string): Promise<{ parent: ChildProcess; child: ProcessIdentity }> {
  const { parent, pids, url } = await startInOwnProcess({ engine: "redis-server", ...(dir === undefined ? {} : { dir }) });
  cleanups.push(() => parent.kill("SIGKILL"));
  const child = identify(pids[0]);
  cleanups.push(() => isAlive(child) && process.kill(child.pid, "SIGKILL"));
  await new Redis({ url, token: TEST_TOKEN }).set("kept", "value");
  return { parent, child };
}

/** The shell that ends the server with its parent; the tests are allowed to take this guard away to reach the next one. */
function endWatcherOf(pid: number): void {
  if (!existsSync("/proc")) return;
  for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const words = readCommandLineWords(entry);
    if (words[0] === "sh" && words[1] === "-c" && words[2]?.startsWith("read -r _") && words[3] === String(pid))
      process.kill(Number(entry), "SIGKILL");
  }
}

function readCommandLineWords(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}
