import { MAX_RETRY_DELAY_MS } from "./limits.ts";

const UNIT_MS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** `1d10h30m` in milliseconds, null when it is not written like that. */
export function parseDuration(text: string): number | null {
  if (!/^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h|d))+$/.test(text)) return null;
  let totalMs = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h|d)/g)) {
    totalMs += Number(amount) * (UNIT_MS[unit ?? ""] ?? 0);
  }
  return Math.round(totalMs);
}

/** In the order the vendor documents them; a failed answer may carry any of them. */
const RETRY_AFTER_HEADERS = ["retry-after", "x-ratelimit-reset", "x-ratelimit-reset-requests", "x-ratelimit-reset-tokens"];

/** How long a failed answer asks to wait: seconds, a date or a duration. Null when it does not say, or says more than a day. */
export function readRetryAfter(header: Readonly<Record<string, readonly string[]>>, nowMs: number): number | null {
  for (const name of RETRY_AFTER_HEADERS) {
    const text = header[name]?.[0]?.trim();
    if (!text) continue;
    const waitMs = /^\d+(\.\d+)?$/.test(text) ? Math.round(Number(text) * 1000) : (parseDuration(text) ?? Date.parse(text) - nowMs);
    if (Number.isNaN(waitMs)) continue;
    return waitMs > MAX_RETRY_DELAY_MS ? null : Math.max(waitMs, 0);
  }
  return null;
}
