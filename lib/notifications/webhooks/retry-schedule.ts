// When an event that did not arrive is brought again: the steps that the Standard Webhooks specification suggests, a little over three
// days in all. https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

export const RETRY_AFTER_MS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;

/** After so long without anything arriving an endpoint is paused. */
export const FAILING_MAX_MS = 72 * HOUR;

/** Null once there have been all the tries there are. */
export function retryAfterMs(failures: number): number | null {
  return RETRY_AFTER_MS[failures - 1] ?? null;
}

export type TryOutcome = "delivered" | "gone" | "failed";

/** Anything but a 2xx is a failure, a redirect too: an event goes to the address that was given, and to no other. */
export function outcomeOf(status: number | null): TryOutcome {
  if (status === 410) return "gone";
  return status !== null && status >= 200 && status < 300 ? "delivered" : "failed";
}

export function isFailingTooLong(failingSince: Date | null, now: number): boolean {
  return failingSince !== null && now - failingSince.getTime() >= FAILING_MAX_MS;
}
