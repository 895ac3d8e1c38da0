import type { QStashClock } from "../../../scripts/local/qstash/clock.ts";

/** Time that runs `factor` times as fast since `epochMs`: the queue's own back-off, slots and time limits shrink like our leases do. */
export function createScaledClock(epochMs: number, factor: number): QStashClock {
  const now = () => Math.round(epochMs + (Date.now() - epochMs) * factor);
  return {
    now,
    setTimer(atMs, run) {
      const timer = setTimeout(run, Math.min(Math.max((atMs - now()) / factor, 0), MAX_TIMER_MS));
      return () => clearTimeout(timer);
    },
  };
}

const MAX_TIMER_MS = 2 ** 31 - 1;
