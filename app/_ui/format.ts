/** 840 ms, 2.4 s, 3 min 05 s. */
export function formatDuration(durationMs: number): string {
  if (durationMs < 1_000) return `${Math.round(durationMs)} ms`;
  if (durationMs < 60_000) return `${(durationMs / 1_000).toFixed(1)} s`;
  const seconds = Math.round(durationMs / 1_000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")} s`;
}

/** For what takes a fraction of a millisecond: 0.08 ms, 1.2 ms, 14 ms. */
export function formatMilliseconds(milliseconds: number): string {
  if (milliseconds >= 10) return formatDuration(milliseconds);
  return milliseconds < 0.005 ? "< 0.01 ms" : `${milliseconds.toFixed(milliseconds < 1 ? 2 : 1)} ms`;
}

/** Millionths of a dollar; small amounts keep the digits that carry them. */
export function formatCost(costMicros: number): string {
  if (costMicros === 0) return "$0";
  return `$${(costMicros / 1_000_000).toFixed(costMicros < 10_000 ? 6 : 4)}`;
}

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });

export function formatClock(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? iso : clock.format(time);
}
