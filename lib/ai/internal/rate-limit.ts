// How long to wait, as the vendors say it: Retry-After (seconds or a date, RFC 9110), OpenAI's retry-after-ms, Google's RetryInfo,
// else when the limit that is used up comes back (x-ratelimit-* of OpenAI, Groq and xAI, anthropic-ratelimit-*, RateLimit of
// draft-ietf-httpapi-ratelimit-headers).

import type { RateLimit } from "../errors.ts";

/** A vendor that asks for more is not waited for that long. */
const LONGEST_WAIT_MS = 3_600_000;

type Limits = { retryAfterMs: number | null; rateLimit: RateLimit | null };
type Bucket = { remaining: number | null; resetMs: number | null };

/** `googleDelay` is RetryInfo's duration, such as "34.07s". */
export function readLimits(headers: Headers | null, googleDelay: string | null, now: number): Limits {
  if (!headers) return { retryAfterMs: toWait(googleDelay === null ? null : parseDuration(googleDelay)), rateLimit: null };
  const requests = firstKnown(readStandard(headers), readVendor(headers, "requests", now));
  const tokens = readVendor(headers, "tokens", now);
  const usedUp = [requests, tokens].filter((bucket) => bucket.remaining === 0).map((bucket) => bucket.resetMs ?? 0);
  const asked = readRetryAfter(headers, now) ?? (googleDelay === null ? null : parseDuration(googleDelay));
  return {
    retryAfterMs: toWait(asked ?? (usedUp.length > 0 ? Math.max(...usedUp) || null : null)),
    rateLimit: isKnown(requests) || isKnown(tokens) ? toRateLimit(requests, tokens) : null,
  };
}

function toRateLimit(requests: Bucket, tokens: Bucket): RateLimit {
  const resets = [requests.resetMs, tokens.resetMs].filter((value) => value !== null);
  return {
    remainingRequests: requests.remaining,
    remainingTokens: tokens.remaining,
    resetMs: resets.length > 0 ? Math.max(...resets) : null,
  };
}

function readRetryAfter(headers: Headers, now: number): number | null {
  const milliseconds = toNumber(headers.get("retry-after-ms"));
  if (milliseconds !== null) return milliseconds;
  const value = headers.get("retry-after");
  const seconds = toNumber(value);
  if (seconds !== null) return seconds * 1000;
  return value === null ? null : untilDate(value, now);
}

/** `RateLimit: "default";r=0;t=12`, or an older draft's `limit=10, remaining=0, reset=12`. */
function readStandard(headers: Headers): Bucket {
  const value = headers.get("ratelimit") ?? "";
  const part = (name: string) => toNumber(new RegExp(`(?:^|[;,\\s])${name}=(\\d+)`).exec(value)?.[1] ?? null);
  const seconds = part("t") ?? part("reset") ?? toNumber(headers.get("ratelimit-reset"));
  return {
    remaining: part("r") ?? part("remaining") ?? toNumber(headers.get("ratelimit-remaining")),
    resetMs: seconds === null ? null : seconds * 1000,
  };
}

function readVendor(headers: Headers, kind: "requests" | "tokens", now: number): Bucket {
  const remaining = headers.get(`x-ratelimit-remaining-${kind}`) ?? headers.get(`anthropic-ratelimit-${kind}-remaining`);
  const duration = headers.get(`x-ratelimit-reset-${kind}`);
  const date = headers.get(`anthropic-ratelimit-${kind}-reset`);
  const resetMs = duration !== null ? parseDuration(duration) : date !== null ? untilDate(date, now) : null;
  return { remaining: toNumber(remaining), resetMs };
}

const UNIT_MS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** "1s", "6m0s", "20ms", "1h2m3.5s"; a bare number is seconds. */
function parseDuration(text: string): number | null {
  const seconds = toNumber(text);
  if (seconds !== null) return seconds * 1000;
  if (!/^(?:\d{1,12}(?:\.\d{1,12})?(?:ms|[smhd]))+$/.test(text)) return null;
  return [...text.matchAll(/(\d{1,12}(?:\.\d{1,12})?)(ms|[smhd])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (UNIT_MS[unit ?? ""] ?? 0),
    0,
  );
}

function untilDate(text: string, now: number): number | null {
  // Date.parse also reads "-5" as one.
  const at = /^(?:[A-Z][a-z]{2}, \d|\d{4}-\d\d-\d\dT)/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

function toNumber(text: string | null): number | null {
  return text !== null && /^\d{1,12}(?:\.\d+)?$/.test(text.trim()) ? Number(text) : null;
}

function toWait(milliseconds: number | null): number | null {
  return milliseconds === null ? null : Math.min(Math.ceil(milliseconds), LONGEST_WAIT_MS);
}

function isKnown(bucket: Bucket): boolean {
  return bucket.remaining !== null || bucket.resetMs !== null;
}

function firstKnown(...buckets: readonly Bucket[]): Bucket {
  return buckets.find(isKnown) ?? { remaining: null, resetMs: null };
}
