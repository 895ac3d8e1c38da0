import { Analytics, IpDenyList, MultiRegionRatelimit, Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import { expect, onTestFinished, test, vi } from "vitest";
import type { EngineName } from "./engine.ts";
import { startUpstashRedis } from "./server.ts";
import { describeEngines, TEST_TOKEN } from "./test-engines.ts";

/** So long that no test can cross its end: counted from 1970 it ends in 2079. */
const ENDLESS = "40000 d";
const HOUR_MS = 3_600_000;

/** The limiters take the time from `Date`; a server of its own, for one that has seen a later time keeps to it. */
async function startAt(engine: EngineName, nowMs: number): Promise<Redis> {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(nowMs);
  onTestFinished(() => void vi.useRealTimers());
  const server = await startUpstashRedis({ token: TEST_TOKEN, engine });
  onTestFinished(() => server.close());
  return new Redis({ url: server.url, token: server.token });
}

/** A whole number of hours, ahead of the machine's time, so that nothing expires early. */
function nextHour(): number {
  return Math.ceil(Date.now() / HOUR_MS) * HOUR_MS;
}

async function passes(ratelimit: Ratelimit, calls: number): Promise<number> {
  let passed = 0;
  for (let call = 0; call < calls; call += 1) passed += (await ratelimit.limit("user")).success ? 1 : 0;
  return passed;
}

describeEngines("windows of @upstash/ratelimit", ({ name }) => {
  test("a fixed window lets its limit through again when the next one begins", async () => {
    const startsAt = nextHour();
    const redis = await startAt(name, startsAt);
    const ratelimit = new Ratelimit({ redis, limiter: Ratelimit.fixedWindow(3, "1 h"), ephemeralCache: false });
    expect(await passes(ratelimit, 5)).toBe(3);
    const { reset } = await ratelimit.limit("user");
    expect(reset).toBe(startsAt + HOUR_MS);
    vi.setSystemTime(startsAt + HOUR_MS - 1);
    expect(await passes(ratelimit, 1)).toBe(0);
    vi.setSystemTime(startsAt + HOUR_MS);
    expect(await passes(ratelimit, 5)).toBe(3);
  });

  test("a sliding window counts the part of the window before that is still in it", async () => {
    const startsAt = nextHour();
    const redis = await startAt(name, startsAt);
    const ratelimit = new Ratelimit({ redis, limiter: Ratelimit.slidingWindow(10, "1 h"), ephemeralCache: false });
    expect(await passes(ratelimit, 12)).toBe(10);
    vi.setSystemTime(startsAt + HOUR_MS * 1.5);
    expect((await ratelimit.getRemaining("user")).remaining).toBe(5);
    expect(await passes(ratelimit, 8)).toBe(5);
    vi.setSystemTime(startsAt + HOUR_MS * 3);
    expect(await passes(ratelimit, 12)).toBe(10);
  });

  test("a token bucket refills by its rate up to its size", async () => {
    const startsAt = nextHour();
    const redis = await startAt(name, startsAt);
    const ratelimit = new Ratelimit({ redis, limiter: Ratelimit.tokenBucket(2, "1 h", 5), ephemeralCache: false });
    expect(await passes(ratelimit, 7)).toBe(5);
    vi.setSystemTime(startsAt + HOUR_MS);
    expect(await passes(ratelimit, 4)).toBe(2);
    vi.setSystemTime(startsAt + 100 * HOUR_MS);
    expect(await passes(ratelimit, 7)).toBe(5);
  });
});

describeEngines("options of @upstash/ratelimit", ({ name, redis, key, server }) => {
  test("the ephemeral cache answers for a blocked caller without asking Redis", async () => {
    const limiter = Ratelimit.fixedWindow(1, ENDLESS);
    const ratelimit = new Ratelimit({ redis: redis(), limiter, prefix: key(), ephemeralCache: new Map() });
    expect([(await ratelimit.limit("user")).success, (await ratelimit.limit("user")).success]).toEqual([true, false]);
    const before = server().commandCount();
    expect(await ratelimit.limit("user")).toMatchObject({ success: false, reason: "cacheBlock" });
    expect(server().commandCount()).toBe(before);
    expect((await ratelimit.limit("another")).success).toBe(true);
  });

  test("remaining, limit and reset tell the same story before, during and after", async () => {
    const ratelimit = new Ratelimit({ redis: redis(), limiter: Ratelimit.fixedWindow(3, ENDLESS), prefix: key(), ephemeralCache: false });
    expect(await ratelimit.getRemaining("user")).toMatchObject({ remaining: 3, limit: 3 });
    const first = await ratelimit.limit("user");
    expect(first).toMatchObject({ success: true, limit: 3, remaining: 2 });
    expect(await ratelimit.getRemaining("user")).toMatchObject({ remaining: 2, reset: first.reset });
    await ratelimit.limit("user", { rate: 5 });
    expect((await ratelimit.limit("user")).success).toBe(false);
    await ratelimit.resetUsedTokens("user");
    expect(await ratelimit.getRemaining("user")).toMatchObject({ remaining: 3 });
  });

  test("blockUntilReady waits for the next window, and gives up when its time is over", async () => {
    const short = new Ratelimit({ redis: redis(), limiter: Ratelimit.fixedWindow(1, "1 s"), prefix: key(), ephemeralCache: false });
    while ((await short.limit("user")).success);
    expect((await short.blockUntilReady("user", 60_000)).success).toBe(true);
    const endless = new Ratelimit({ redis: redis(), limiter: Ratelimit.fixedWindow(1, ENDLESS), prefix: key(), ephemeralCache: false });
    await endless.limit("user");
    expect((await endless.blockUntilReady("user", 30)).success).toBe(false);
  });

  test("analytics count what passed and what was refused", async () => {
    const prefix = key();
    const limiter = Ratelimit.fixedWindow(2, ENDLESS);
    const ratelimit = new Ratelimit({ redis: redis(), limiter, prefix, ephemeralCache: false, analytics: true });
    for (let call = 0; call < 5; call += 1) await (await ratelimit.limit("user")).pending;
    const analytics = new Analytics({ redis: redis(), prefix });
    expect(await analytics.getUsage(Date.now() - 2 * HOUR_MS)).toEqual({ user: { success: 2, blocked: 3 } });
    expect(await analytics.getMostAllowedBlocked(2)).toEqual({
      allowed: [{ identifier: "user", count: 2 }],
      ratelimited: [{ identifier: "user", count: 3 }],
      denied: [],
    });
  });

  test("a caller on the deny list is refused whatever is left, and a list from outside joins it", async () => {
    const prefix = key();
    const address = `10.${name.length}.0.1`;
    await IpDenyList.disableIpDenyList(redis(), prefix);
    const limiter = Ratelimit.fixedWindow(10, ENDLESS);
    const ratelimit = new Ratelimit({ redis: redis(), limiter, prefix, ephemeralCache: false, enableProtection: true });
    await redis().sadd(`${prefix}:denyList:all`, `${prefix}-bad-agent`);
    expect(await ratelimit.limit("user", { ip: address })).toMatchObject({ success: true });
    expect(await ratelimit.limit("user", { ip: address, userAgent: `${prefix}-bad-agent` })).toMatchObject({
      success: false,
      reason: "denyList",
      deniedValue: `${prefix}-bad-agent`,
    });
    answerListWith(`${address}\n10.9.9.9\n`);
    await IpDenyList.updateIpDenyList(redis(), prefix, 6);
    expect((await redis().smembers(`${prefix}:denyList:ipDenyList`)).sort()).toEqual([address, "10.9.9.9"].sort());
    expect(await ratelimit.limit("user", { ip: address })).toMatchObject({ success: false, deniedValue: address });
    await IpDenyList.disableIpDenyList(redis(), prefix);
    expect(await redis().smembers(`${prefix}:denyList:all`)).toEqual([`${prefix}-bad-agent`]);
  });

  test("a limiter over two regions counts the calls of both", async () => {
    const other = await startUpstashRedis({ token: TEST_TOKEN, engine: name });
    onTestFinished(() => other.close());
    const regions = [redis(), new Redis({ url: other.url, token: other.token })];
    const ratelimit = new MultiRegionRatelimit({
      redis: regions,
      limiter: MultiRegionRatelimit.fixedWindow(3, ENDLESS),
      prefix: key(),
      ephemeralCache: false,
    });
    const outcomes: boolean[] = [];
    for (let call = 0; call < 5; call += 1) {
      const { success, pending } = await ratelimit.limit("user");
      await pending;
      outcomes.push(success);
    }
    expect(outcomes).toEqual([true, true, true, false, false]);
  });
});

/** Plays the site the client fetches its list of addresses from; every other request goes out as it is. */
function answerListWith(text: string): void {
  const send = globalThis.fetch;
  vi.stubGlobal("fetch", (url: string, init: RequestInit) =>
    String(url).includes("raw.githubusercontent.com") ? Promise.resolve(new Response(text)) : send(url, init),
  );
  onTestFinished(() => void vi.unstubAllGlobals());
}
