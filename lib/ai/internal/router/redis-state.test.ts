import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startUpstashRedis, type UpstashRedis } from "../../../../scripts/local/redis/server.ts";
import { createManualClock } from "../../../../tests/support/manual-clock.ts";
import { systemClock } from "../../../platform/clock.ts";
import { createTokenBucket } from "../../../platform/limits/token-bucket.ts";
import { createLogger } from "../../../platform/log.ts";
import { createRedis, type RedisConnection } from "../../../platform/redis.ts";
import { createBreaker } from "./breaker.ts";
import { createMemoryState, type StateStore } from "./provider-state.ts";
import { createRedisState } from "./redis-state.ts";
import { createSharedState } from "./shared-state.ts";

const TOKEN = "state-test-token";
const SLOW = { timeoutMs: 10_000 };
const log = createLogger({ level: "silent" });

let server: UpstashRedis;
let spaces = 0;
beforeAll(async () => {
  server = await startUpstashRedis({ token: TOKEN, engine: "in-process" });
});
afterAll(() => server.close());

function nextPrefix(): string {
  spaces += 1;
  return `t${spaces}:`;
}

/** A space of its own, or one that several processes share. */
function connect(prefix = nextPrefix()): RedisConnection {
  return createRedis({ url: server.url, token: TOKEN }, { prefix, timeoutMs: SLOW.timeoutMs });
}

type Step = { verb: "fail" | "clear" | "open" | "close" | "claim" | "release" | "park" | "misconfigure"; name: string; atMs: number };

function take(store: StateStore, { verb, name, atMs }: Step, now: number): Promise<unknown> {
  switch (verb) {
    case "fail":
      return store.addFailure(name);
    case "clear":
      return store.clearFailures(name);
    case "open":
      return store.open(name, now + atMs, "timeout");
    case "close":
      return store.close(name);
    case "claim":
      return store.claimProbe(name, atMs, 600_000);
    case "release":
      return store.releaseProbe(name, atMs);
    case "park":
      return store.park(name, now + atMs);
    case "misconfigure":
      return store.misconfigure(name, now + atMs);
  }
}

test("what is shared through Redis is what one process would keep for itself, step by step", async () => {
  const names = ["a", "b"];
  const step: fc.Arbitrary<Step> = fc.record({
    verb: fc.constantFrom("fail", "clear", "open", "close", "claim", "release", "park", "misconfigure"),
    name: fc.constantFrom(...names),
    atMs: fc.constantFrom(300_000, 400_000),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const clock = createManualClock(Date.now());
      const [redis, memory] = [createRedisState(connect(), clock), createMemoryState(clock)];
      for (const each of steps) expect(await take(redis, each, clock.now())).toEqual(await take(memory, each, clock.now()));
      expect(await redis.read(names)).toEqual(await memory.read(names));
    }),
    { numRuns: 15 },
  );
});

describe("two processes", () => {
  const startTwo = () => {
    const clock = createManualClock(Date.now());
    const prefix = nextPrefix();
    return [1, 2].map(() => {
      const shared = createRedisState(connect(prefix), clock);
      const state = createSharedState({ shared, clock, log, freshMs: 0, ...SLOW });
      return { clock, state, breaker: createBreaker({ store: state, clock, failuresMax: 5, openMs: 30_000, probeMs: 45_000 }) };
    });
  };

  test("count failures together, and let one probe through between them", async () => {
    const [one, two] = startTwo();
    if (!one || !two) throw new Error("There are two.");
    for (const each of [one, two, one, two, one]) await each.breaker.fail("vendor", { type: "normal" }, "overloaded");
    expect((await two.breaker.admit("vendor")).type).toBe("refused");
    expect(await two.state.read(["vendor"])).toMatchObject([{ failures: 5, openReason: "overloaded" }]);
    await one.clock.advance(30_000);
    const admissions = await Promise.all(Array.from({ length: 20 }, (_, index) => (index % 2 ? one : two).breaker.admit("vendor")));
    const [admitted, ...more] = admissions.filter(({ type }) => type === "admitted");
    expect(more).toEqual([]);
    if (admitted?.type === "admitted") await one.breaker.succeed("vendor", admitted.ticket);
    expect((await two.breaker.admit("vendor")).type).toBe("admitted");
    expect(await two.state.read(["vendor"])).toMatchObject([{ failures: 0, openUntil: null }]);
  });

  test("know of each other's waits and refused keys", async () => {
    const [one, two] = startTwo();
    if (!one || !two) throw new Error("There are two.");
    const until = one.clock.now() + 7_000;
    await one.state.park("vendor", until);
    await one.state.misconfigure("vendor", until + 1);
    expect(await two.state.read(["vendor"])).toMatchObject([{ parkedUntil: until, misconfiguredUntil: until + 1 }]);
  });

  test("take from one bucket: of sixty parallel calls exactly the fifty of a minute pass", async () => {
    const prefix = nextPrefix();
    const buckets = [1, 2].map(() => createTokenBucket({ redis: connect(prefix), name: "ai", clock: systemClock, log, ...SLOW }));
    const takes = await Promise.all(Array.from({ length: 60 }, (_, index) => buckets[index % 2]?.take("vendor", 50)));
    expect(takes.filter((refillsAt) => refillsAt === null)).toHaveLength(50);
    expect(takes.every((refillsAt) => refillsAt === null || Number(refillsAt) > Date.now())).toBe(true);
  });
});

describe("without Redis", () => {
  test("a process goes on by itself with what it knew, says so once a second, and asks again after that", async () => {
    const clock = createManualClock(Date.now());
    const lines: string[] = [];
    let isAway = false;
    let asked = 0;
    const inner = createMemoryState(clock);
    const flaky: StateStore = new Proxy(inner, {
      get: (target, name, receiver) => {
        asked += 1;
        if (isAway) throw new Error("Connection refused.");
        return Reflect.get(target, name, receiver);
      },
    });
    const state = createSharedState({
      shared: flaky,
      clock,
      log: createLogger({ level: "warn", write: (line) => lines.push(line) }),
      freshMs: 0,
      timeoutMs: 1_000,
    });
    await state.addFailure("vendor");
    isAway = true;
    expect([await state.addFailure("vendor"), state.isShared()]).toEqual([2, false]);
    const before = asked;
    expect(await state.read(["vendor"])).toMatchObject([{ failures: 2 }]);
    expect([await state.claimProbe("vendor", 1, 1_000), await state.claimProbe("vendor", 1, 1_000)]).toEqual([true, false]);
    expect([asked - before, lines.length]).toEqual([0, 1]);
    isAway = false;
    await clock.advance(1_000);
    expect([state.isShared(), await state.read(["vendor"])]).toMatchObject([true, [{ failures: 1 }]]);
  });

  test("each process has a minute's calls of its own, and new ones a minute later", async () => {
    const clock = createManualClock();
    const bucket = createTokenBucket({ redis: null, name: "ai", clock, log, timeoutMs: 100 });
    const taken = async () => (await Promise.all(Array.from({ length: 9 }, () => bucket.take("vendor", 5)))).filter((at) => at === null);
    expect(await taken()).toHaveLength(5);
    expect(await bucket.take("vendor", 5)).toBe(clock.now() + 60_000);
    await clock.advance(59_999);
    expect(await taken()).toHaveLength(0);
    await clock.advance(1);
    expect(await taken()).toHaveLength(5);
  });

  test("a Redis that is gone is asked once, then left alone for a second", async () => {
    const redis = createRedis({ url: "http://127.0.0.1:9", token: TOKEN }, { prefix: "gone:", timeoutMs: 500 });
    const lines: string[] = [];
    const clock = createManualClock();
    const logger = createLogger({ level: "warn", write: (line) => lines.push(line) });
    const bucket = createTokenBucket({ redis, name: "ai", clock, log: logger, timeoutMs: 500 });
    for (let call = 0; call < 5; call += 1) expect(await bucket.take("vendor", 5)).toBeNull();
    expect(await bucket.take("vendor", 5)).not.toBeNull();
    expect(lines).toHaveLength(1);
  });
});
