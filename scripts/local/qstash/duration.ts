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

/** In the order of https://upstash.com/docs/qstash/features/retry; a failed answer may carry any of them. */
const RETRY_AFTER_HEADERS = ["retry-after", "x-ratelimit-reset", "x-ratelimit-reset-requests", "x-ratelimit-reset-tokens"];

const RFC_1123_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** How long a failed answer asks to wait: seconds, a date or a duration. Null when it does not say, or says more than a day. */
export function readRetryAfter(header: Readonly<Record<string, readonly string[]>>, nowMs: number): number | null {
  for (const name of RETRY_AFTER_HEADERS) {
    const text = header[name]?.[0]?.trim();
    if (!text) continue;
    const waitMs = readWait(text, nowMs);
    if (waitMs === null) continue;
    return waitMs > MAX_RETRY_DELAY_MS ? null : Math.max(waitMs, 0);
  }
  return null;
}

/** Of the units, days are not for answers. */
function readWait(text: string, nowMs: number): number | null {
  if (/^\d+(\.\d+)?$/.test(text)) return Math.round(Number(text) * 1000);
  if (RFC_1123_DATE.test(text)) return Date.parse(text) - nowMs;
  return /\dd/.test(text) ? null : parseDuration(text);
}
