import type { Clock } from "../../lib/platform/clock.ts";

/** Time that stands still until a test moves it; whoever sleeps wakes in order. */
export type ManualClock = Clock & { advance(durationMs: number): Promise<void> };

type Sleeper = { at: number; wake(): void };

export function createManualClock(startsAt = Date.parse("2026-11-21T12:00:00Z")): ManualClock {
  let now = startsAt;
  const sleepers = new Set<Sleeper>();
  return {
    now: () => now,
    sleep: (durationMs, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        if (durationMs <= 0) return resolve();
        const sleeper: Sleeper = {
          at: now + durationMs,
          wake: () => {
            sleepers.delete(sleeper);
            signal?.removeEventListener("abort", onAbort);
            resolve();
          },
        };
        const onAbort = () => {
          sleepers.delete(sleeper);
          reject(signal?.reason);
        };
        signal?.addEventListener("abort", onAbort, { once: true });
        sleepers.add(sleeper);
      }),
    async advance(durationMs) {
      const until = now + durationMs;
      await settle();
      for (let next = earliest(sleepers, until); next; next = earliest(sleepers, until)) {
        now = Math.max(now, next.at);
        next.wake();
        await settle();
      }
      now = until;
    },
  };
}

function earliest(sleepers: ReadonlySet<Sleeper>, until: number): Sleeper | undefined {
  return [...sleepers].filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];
}

/** Lets everything run that waits for nothing but its turn. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
