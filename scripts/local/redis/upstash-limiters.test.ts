import { Ratelimit } from "@upstash/ratelimit";
import { expect, test } from "vitest";
import { describeEngines } from "./test-engines.ts";

const LIMIT = 10;
const CALLS = 50;

/** A window so long that no test can cross its end: counted from 1970 it ends in 2079. */
const WINDOW = "40000 d";

const LIMITERS = {
  "fixed window": () => Ratelimit.fixedWindow(LIMIT, WINDOW),
  "sliding window": () => Ratelimit.slidingWindow(LIMIT, WINDOW),
  "token bucket": () => Ratelimit.tokenBucket(LIMIT, WINDOW, LIMIT),
} as const;

describeEngines("@upstash/ratelimit", ({ redis, key, server }) => {
  test.each(Object.entries(LIMITERS))("%s: of 50 parallel calls exactly the limit passes", async (_name, limiter) => {
    const ratelimit = new Ratelimit({ redis: redis(), limiter: limiter(), prefix: key(), ephemeralCache: false, timeout: 0 });
    const outcomes = await Promise.all(Array.from({ length: CALLS }, () => ratelimit.limit("user")));
    expect(outcomes.filter(({ success }) => success).length).toBe(LIMIT);
    expect((await ratelimit.getRemaining("user")).remaining).toBe(0);
    expect((await ratelimit.limit("another user")).success).toBe(true);
  });

  test.each(Object.entries(LIMITERS))("%s: a reset lets the caller in again", async (_name, limiter) => {
    const ratelimit = new Ratelimit({ redis: redis(), limiter: limiter(), prefix: key(), ephemeralCache: false, timeout: 0 });
    await ratelimit.limit("user", { rate: LIMIT });
    expect((await ratelimit.limit("user")).success).toBe(false);
    await ratelimit.resetUsedTokens("user");
    expect((await ratelimit.limit("user")).success).toBe(true);
  });

  test("a weighted call takes its weight, and one that does not fit takes nothing", async () => {
    const limiter = Ratelimit.tokenBucket(LIMIT, WINDOW, LIMIT);
    const ratelimit = new Ratelimit({ redis: redis(), limiter, prefix: key(), ephemeralCache: false, timeout: 0 });
    expect((await ratelimit.limit("user", { rate: 8 })).success).toBe(true);
    expect((await ratelimit.limit("user", { rate: 5 })).success).toBe(false);
    expect((await ratelimit.getRemaining("user")).remaining).toBe(2);
  });

  test("a dynamic limit set in Redis replaces the configured one", async () => {
    const limiter = Ratelimit.fixedWindow(1, WINDOW);
    const options = { redis: redis(), limiter, prefix: key(), ephemeralCache: false as const, dynamicLimits: true, timeout: 0 };
    const ratelimit = new Ratelimit(options);
    await ratelimit.setDynamicLimit({ limit: 3 });
    const outcomes: boolean[] = [];
    for (let call = 0; call < 4; call += 1) outcomes.push((await ratelimit.limit("user")).success);
    expect(outcomes).toEqual([true, true, true, false]);
  });

  test("a known script costs one command a call", async () => {
    const limiter = Ratelimit.fixedWindow(LIMIT, WINDOW);
    const ratelimit = new Ratelimit({ redis: redis(), limiter, prefix: key(), ephemeralCache: false, timeout: 0 });
    await ratelimit.limit("user");
    const before = server().commandCount();
    await ratelimit.limit("user");
    expect(server().commandCount() - before).toBe(1);
  });
});
