import { appendFileSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "@upstash/redis";
import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import type { EngineName } from "./engine.ts";
import { INSPECTION, randomCommand } from "./random-commands.ts";
import { startUpstashRedis, type UpstashRedis } from "./server.ts";
import { callRest, eventually, hasRedisServer, skipVisibly, TEST_TOKEN } from "./test-engines.ts";
import { startInOwnProcess } from "./test-process.ts";

const cleanups: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function makeDirectory(): string {
  const dir = mkdtempSync(join(tmpdir(), "local-redis-"));
  cleanups.push(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

async function start(engine: EngineName, dir: string): Promise<{ server: UpstashRedis; redis: Redis }> {
  const server = await startUpstashRedis({ token: TEST_TOKEN, engine, dir });
  cleanups.push(server.close);
  return { server, redis: new Redis({ url: server.url, token: server.token, automaticDeserialization: false }) };
}

/** One value of each type, one of them as a script's effect, and one key that is deleted again. */
async function fill(redis: Redis): Promise<void> {
  await redis.set("text", "ü\n👩‍🚀", { ex: 1000 });
  await redis.set("deleted", "x");
  await redis.del("deleted");
  await redis.hset("hash", { a: 1, b: "zwei" });
  await redis.sadd("set", "one");
  await redis.zadd("sorted", { score: 1.5, member: "m" });
  await redis.rpush("list", "a", "b");
  await redis.xadd("stream", "5-1", { text: "x" });
  await redis.xadd("stream", "9-9", { text: "y" });
  await redis.xdel("stream", "9-9");
  await redis.eval("redis.call('SET', KEYS[1], 'by script') return redis.call('INCRBY', KEYS[2], 7)", ["scripted", "count"], []);
  await redis.multi().incr("count").set("short", "gone soon", { px: 20 }).exec();
}

async function expectFilled(redis: Redis): Promise<void> {
  expect(await redis.mget("text", "deleted", "scripted", "count")).toEqual(["ü\n👩‍🚀", null, "by script", "8"]);
  expect(await redis.ttl("text")).toBeGreaterThan(900);
  expect(await redis.exec(["HGETALL", "hash"])).toEqual(["a", "1", "b", "zwei"]);
  expect([await redis.smembers("set"), await redis.lrange("list", 0, -1)]).toEqual([["one"], ["a", "b"]]);
  expect(await redis.exec(["ZRANGE", "sorted", "0", "-1", "WITHSCORES"])).toEqual(["m", "1.5"]);
  expect(await redis.exec(["XRANGE", "stream", "-", "+"])).toEqual([["5-1", ["text", "x"]]]);
  await expect(redis.xadd("stream", "9-9", { text: "z" })).rejects.toThrow("equal or smaller than the target stream top item");
  await eventually(() => redis.exists("short")).toBe(0);
}

/** A restart takes its time, so what is left of a TTL differs; whether there is one may not. */
function hideSeconds(words: string[], reply: unknown): string {
  return words[0] === "TTL" ? JSON.stringify(reply).replace(/\d{2,}/, "seconds") : JSON.stringify(reply);
}

for (const engine of ["in-process", "redis-server"] as const) {
  if (engine === "redis-server" && !hasRedisServer) skipVisibly("durability");
  else describe(`durability, ${engine}`, () => declareDurabilityTests(engine));
}

function declareDurabilityTests(engine: EngineName): void {
  test("what was written is there after a restart, and after one more", async () => {
    const dir = makeDirectory();
    const first = await start(engine, dir);
    await fill(first.redis);
    await first.server.close();
    for (let restart = 0; restart < 2; restart += 1) {
      const again = await start(engine, dir);
      await expectFilled(again.redis);
      await again.server.close();
    }
  });

  test("a second server on the same directory is refused and the first goes on", async () => {
    const dir = makeDirectory();
    const { redis } = await start(engine, dir);
    await redis.set("a", "1");
    await expect(startUpstashRedis({ token: TEST_TOKEN, engine, dir })).rejects.toThrow(
      /is in use by process \d+\. Stop that process or choose/,
    );
    expect(await redis.get("a")).toBe("1");
  });

  test("every acknowledged write survives a SIGKILL in the middle of writing", async () => {
    const dir = makeDirectory();
    const { parent, url } = await startInOwnProcess({ engine, dir });
    cleanups.push(() => void parent.kill("SIGKILL"));
    const redis = new Redis({ url, token: TEST_TOKEN, retry: false });
    const acknowledged: string[] = [];
    const writeOn = async (writer: number): Promise<void> => {
      for (let count = 0; ; count += 1) {
        await redis.set(`${writer}:${count}`, "x");
        acknowledged.push(`${writer}:${count}`);
        if (acknowledged.length === 300) parent.kill("SIGKILL");
      }
    };
    await Promise.allSettled([0, 1, 2, 3].map(writeOn));
    // Its sockets close a moment before the process is gone, and until then the directory is still its own.
    await eventually(() => parent.signalCode).toBe("SIGKILL");
    const again = await start(engine, dir);
    const found = await again.redis.mget<(string | null)[]>(acknowledged);
    expect([acknowledged.length >= 300, found.filter((value) => value !== "x")]).toEqual([true, []]);
  });

  test("scripts are forgotten over a restart, so that EVALSHA answers NOSCRIPT", async () => {
    const dir = makeDirectory();
    const first = await start(engine, dir);
    const sha = await first.redis.scriptLoad("return 1");
    await first.server.close();
    const second = await start(engine, dir);
    await expect(second.redis.evalsha(sha, [], [])).rejects.toThrow("NOSCRIPT No matching script. Please use EVAL.");
  });
}

describe("the log of the in-process engine", () => {
  test("brings back the data that random commands left, from the commands and from their snapshot", { timeout: 60_000 }, async () => {
    const inspect = async (server: UpstashRedis, commands: string[][]): Promise<unknown[]> => {
      const { body } = await callRest(server, "/pipeline", { body: JSON.stringify([...commands, ...INSPECTION]) });
      if (!Array.isArray(body)) throw new Error(`Not a pipeline's answer: ${JSON.stringify(body)}`);
      return INSPECTION.map((words, index) => hideSeconds(words, body[commands.length + index]));
    };
    const restart = async (dir: string, commands: string[][]): Promise<unknown[]> => {
      for (const first of [commands, [["PING"]]]) {
        const server = await startUpstashRedis({ token: TEST_TOKEN, engine: "in-process", dir });
        await callRest(server, "/pipeline", { body: JSON.stringify(first) });
        await server.close();
      }
      const last = await startUpstashRedis({ token: TEST_TOKEN, engine: "in-process", dir });
      return inspect(last, []).finally(last.close);
    };
    const control = await startUpstashRedis({ token: TEST_TOKEN, engine: "in-process" });
    cleanups.push(control.close);
    await fc.assert(
      fc.asyncProperty(fc.array(randomCommand, { minLength: 1, maxLength: 40, size: "max" }), async (commands) => {
        const dir = makeDirectory();
        expect(await restart(dir, commands)).toEqual(await inspect(control, [["FLUSHALL"], ...commands]));
      }),
      { numRuns: 40 },
    );
  });

  test("a line torn by a crash is dropped and everything before it kept", async () => {
    const dir = makeDirectory();
    const first = await start("in-process", dir);
    await first.redis.set("a", "1");
    await first.server.close();
    appendFileSync(join(dir, "commands.log"), '[1700000000000,[["SET","a","2"],["SET","b"');
    const second = await start("in-process", dir);
    expect(await second.redis.mget("a", "b")).toEqual(["1", null]);
    await second.redis.set("b", "after");
    await second.server.close();
    const third = await start("in-process", dir);
    expect(await third.redis.mget("a", "b")).toEqual(["1", "after"]);
  });

  test("a damaged line in the middle is an error that names the file and what to do", async () => {
    const dir = makeDirectory();
    appendFileSync(join(dir, "commands.log"), '[1,[["SET","a","1"]]]\nnot json\n[2,[["SET","b","1"]]]\n');
    const starting = startUpstashRedis({ token: TEST_TOKEN, engine: "in-process", dir });
    await expect(starting).rejects.toThrow(/commands\.log:2 is damaged\. Delete the file to start with an empty local Redis\./);
    rmSync(join(dir, "commands.log"));
    await start("in-process", dir);
  });

  test("a start rewrites it to what is left", async () => {
    const dir = makeDirectory();
    const first = await start("in-process", dir);
    for (let round = 0; round < 50; round += 1) await first.redis.set("same key", "x".repeat(1000));
    await first.server.close();
    const before = statSync(join(dir, "commands.log")).size;
    await start("in-process", dir);
    expect(statSync(join(dir, "commands.log")).size).toBeLessThan(before / 40);
  });
});
