import { type Clock, systemClock } from "../../lib/platform/clock.ts";

/** The machine's clock with an offset a test may grow: leases end and slots come without anybody waiting. */
export type AdjustableClock = Clock & { advance(durationMs: number): void };

export function createAdjustableClock(aheadMs = 0): AdjustableClock {
  let offsetMs = aheadMs;
  return {
    ...systemClock,
    now: () => Date.now() + offsetMs,
    advance(durationMs) {
      offsetMs += durationMs;
    },
  };
}
