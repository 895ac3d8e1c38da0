import { DURATION_BOUNDS, type MinuteRow, type ProviderMinute } from "../../lib/platform/measurements/measurements.ts";

const MINUTE_MS = 60_000;

/** What one minute is to have been like. */
export type MinuteOf = {
  requests?: number;
  failures?: number;
  authFailures?: number;
  /** How long each answer took, in seconds. */
  seconds?: number;
  providers?: Readonly<Record<string, Omit<ProviderMinute, "duration">>>;
};

export function durations(count: number, seconds: number): MinuteRow["duration"] {
  const bucket = DURATION_BOUNDS.findIndex((bound) => seconds <= bound);
  const at = bucket === -1 ? DURATION_BOUNDS.length : bucket;
  return { counts: Array.from({ length: DURATION_BOUNDS.length + 1 }, (_, index) => (index === at ? count : 0)), sum: count * seconds };
}

export function minuteRow(at: Date, { requests = 0, failures = 0, authFailures = 0, seconds = 0.02, providers = {} }: MinuteOf): MinuteRow {
  const nothing = durations(0, 0);
  return {
    ...{ at, requests, failures, authFailures, duration: durations(requests, seconds) },
    providers: Object.fromEntries(Object.entries(providers).map(([name, minute]) => [name, { ...minute, duration: nothing }])),
  };
}

/** `count` full minutes that end now, each the same. */
export function minutesUntil(now: number, count: number, each: MinuteOf): MinuteRow[] {
  const last = Math.floor(now / MINUTE_MS) * MINUTE_MS;
  return Array.from({ length: count }, (_, index) => minuteRow(new Date(last - (count - index) * MINUTE_MS), each));
}
