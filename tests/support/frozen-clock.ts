import type { Clock } from "../../lib/platform/clock.ts";

/** Time of a process that does nothing by itself: it moves when told, and nobody who sleeps ever wakes. */
export type FrozenClock = Clock & { advance(durationMs: number): void };

export function createFrozenClock(startsAt: number): FrozenClock {
  let now = startsAt;
  return {
    now: () => now,
    sleep: (_durationMs, signal) =>
      new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(signal.reason), { once: true })),
    advance(durationMs) {
      now += durationMs;
    },
  };
}
