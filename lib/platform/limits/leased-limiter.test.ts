import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLeasedLimiter, type LeasedLimit, type LeasedLimiter } from "./leased-limiter.ts";

const WINDOW_MS = 60_000;
const limit = (max: number, lease: number): LeasedLimit => ({
  name: "g",
  max,
  windowSeconds: 60,
  per: "caller",
  withoutRedis: "closed",
  lease,
});

/** One shared count, as Redis holds it, and as many processes as a test wants. */
function startShared() {
  const counts = new Map<string, number>();
  let now = 0;
  let trips = 0;
  let isAway = false;
  const clock = { now: () => now, sleep: async () => undefined };
  const process = (): LeasedLimiter =>
    createLeasedLimiter({
      clock,
      async countShared(_limit, key, by, windowStart) {
        trips += 1;
        await Promise.resolve();
        if (isAway) throw new Error("away");
        const id = `${key}:${windowStart}`;
        counts.set(id, (counts.get(id) ?? 0) + by);
        return counts.get(id) ?? 0;
      },
    });
  return {
    process,
    trips: () => trips,
    advance: (durationMs: number) => {
      now += durationMs;
    },
    setAway: (value: boolean) => {
      isAway = value;
    },
  };
}

describe("a leased limit", () => {
  test("is never passed in a window, whoever calls in whatever order, and lets all but what lies in others' leases through", async () => {
    const calls = fc.array(fc.tuple(fc.nat(3), fc.nat(2)), { minLength: 1, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(calls, fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 20 }), async (order, max, lease) => {
        const shared = startShared();
        const processes = [0, 1, 2, 3].map(shared.process);
        const states = await Promise.all(
          order.map(([index, key]) => Promise.resolve(processes[index]?.check(limit(max, lease), `k${key}`))),
        );
        for (const key of [0, 1, 2]) {
          const mine = order.flatMap(([index, each], at) => (each === key ? [{ index, isAllowed: states[at]?.isAllowed === true }] : []));
          const allowed = mine.filter(({ isAllowed }) => isAllowed).length;
          const users = new Set(mine.map(({ index }) => index)).size;
          expect(allowed).toBeLessThanOrEqual(max);
          // One that is waited for and one that is fetched ahead.
          expect(allowed).toBeGreaterThanOrEqual(Math.min(mine.length, max - 2 * lease * Math.max(0, users - 1)));
        }
      }),
    );
  });

  test("asks the shared count once for many calls, and most calls wait for nobody", async () => {
    const shared = startShared();
    const limiter = shared.process();
    let waited = 0;
    for (let call = 0; call < 300; call += 1) {
      const state = limiter.check(limit(1_000, 30), "k");
      if (state instanceof Promise) waited += 1;
      expect((await state).isAllowed).toBe(true);
    }
    expect(shared.trips()).toBeLessThanOrEqual(12);
    expect(waited).toBeLessThanOrEqual(2);
  });

  test("begins anew with each window and says when that is", async () => {
    const shared = startShared();
    const limiter = shared.process();
    const use = async () => limiter.check(limit(2, 5), "k");
    expect([(await use()).isAllowed, (await use()).isAllowed, (await use()).isAllowed]).toEqual([true, true, false]);
    expect((await use()).resetAt).toBe(WINDOW_MS);
    shared.advance(WINDOW_MS);
    expect((await use()).isAllowed).toBe(true);
  });

  test("that cannot be counted fails for whoever needs the next lease, and recovers", async () => {
    const shared = startShared();
    const limiter = shared.process();
    shared.setAway(true);
    await expect(limiter.check(limit(10, 3), "k")).rejects.toThrow("away");
    shared.setAway(false);
    expect((await limiter.check(limit(10, 3), "k")).isAllowed).toBe(true);
  });
});
