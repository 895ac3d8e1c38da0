import { Redis } from "@upstash/redis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { EngineName } from "./engine.ts";
import { findRedisServerBinary } from "./redis-server/start-redis-server-engine.ts";
import { startUpstashRedis, type UpstashRedis } from "./server.ts";

export const TEST_TOKEN = "test-token";

type EngineUnderTest = {
  name: EngineName;
  server: () => UpstashRedis;
  redis: () => Redis;
  /** A key of its own for each call, so that tests share no data. */
  key: () => string;
};

export const hasRedisServer = findRedisServerBinary(process.env.REDIS_SERVER_PATH, process.env.PATH) !== null;

let keyCount = 0;

type RestRequest = { method?: string; body?: string | Buffer<ArrayBuffer>; headers?: Record<string, string> };

/** A request as curl would send it, where the official client cannot say what the test needs. */
export async function callRest(server: UpstashRedis, path: string, request: RestRequest = {}): Promise<{ status: number; body: unknown }> {
  const { body, headers, method = body === undefined ? "GET" : "POST" } = request;
  const response = await fetch(server.url + path, {
    method,
    headers: { authorization: `Bearer ${server.token}`, ...headers },
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, body: await response.json() };
}

/** Waits for what another process or connection brings about; long, for a busy machine. */
export function eventually<T>(read: () => T | Promise<T>): ReturnType<typeof expect.poll<T>> {
  return expect.poll(read, { timeout: 10_000 });
}

/** Runs the same guarantees on both engines. Without redis-server its half is skipped; REQUIRE_ALL=1 makes that a failure. */
export function describeEngines(title: string, body: (engine: EngineUnderTest) => void): void {
  for (const name of ["in-process", "redis-server"] as const) {
    if (name === "redis-server" && !hasRedisServer) skipVisibly(title);
    else describe(`${title}, ${name}`, () => body(startForSuite(name)));
  }
}

/** Also for single suites that need the binary. */
export function skipVisibly(title: string): void {
  test.skipIf(process.env.REQUIRE_ALL !== "1")(
    `${title}, redis-server: not installed (apt install redis-server, or REDIS_SERVER_PATH)`,
    () => {
      throw new Error("REQUIRE_ALL=1 is set and redis-server was not found. Install it or set REDIS_SERVER_PATH.");
    },
  );
}

function startForSuite(name: EngineName): EngineUnderTest {
  let server: UpstashRedis | undefined;
  let redis: Redis | undefined;
  beforeAll(async () => {
    server = await startUpstashRedis({ token: TEST_TOKEN, engine: name });
    redis = new Redis({ url: server.url, token: server.token });
  });
  afterAll(() => server?.close());
  return {
    name,
    server: () => expectStarted(server),
    redis: () => expectStarted(redis),
    key: () => {
      keyCount += 1;
      return `test:${keyCount}`;
    },
  };
}

function expectStarted<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The engine of this suite did not start.");
  return value;
}
