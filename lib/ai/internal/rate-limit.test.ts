import { expect, test } from "vitest";
import { readLimits } from "./rate-limit.ts";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const read = (headers: Record<string, string>, googleDelay: string | null = null) => readLimits(new Headers(headers), googleDelay, NOW);

// The headers as the vendors document them: https://developers.openai.com/api/docs/guides/rate-limits,
// https://console.groq.com/docs/rate-limits, https://platform.claude.com/docs/en/api/rate-limits, RFC 9110 section 10.2.3.
test.each<[string, Record<string, string>, string | null, number | null]>([
  ["nothing", {}, null, null],
  ["seconds", { "retry-after": "7" }, null, 7_000],
  ["half a second", { "retry-after": "0.5" }, null, 500],
  ["milliseconds before seconds", { "retry-after-ms": "1250", "retry-after": "2" }, null, 1_250],
  ["a date", { "retry-after": "Sat, 21 Nov 2026 12:00:30 GMT" }, null, 30_000],
  ["a date gone by", { "retry-after": "Sat, 21 Nov 2026 11:00:00 GMT" }, null, 0],
  ["words", { "retry-after": "soon" }, null, null],
  ["a negative number", { "retry-after": "-5" }, null, null],
  ["a year: nobody is waited for that long", { "retry-after": "31536000" }, null, 3_600_000],
  ["Google's RetryInfo", {}, "34.074824224s", 34_075],
  ["Groq's used-up requests", { "x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "2m59.56s" }, null, 179_560],
  ["OpenAI's used-up tokens", { "x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "6m0s" }, null, 360_000],
  ["milliseconds of a reset", { "x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "20ms" }, null, 20],
  ["a limit that is not used up", { "x-ratelimit-remaining-tokens": "10", "x-ratelimit-reset-tokens": "6m0s" }, null, null],
  [
    "Anthropic's used-up tokens",
    { "anthropic-ratelimit-tokens-remaining": "0", "anthropic-ratelimit-tokens-reset": "2026-11-21T12:00:09Z" },
    null,
    9_000,
  ],
  ["the standard's draft", { ratelimit: '"default";r=0;t=12' }, null, 12_000],
  ["an older draft of it", { ratelimit: "limit=100, remaining=0, reset=15" }, null, 15_000],
])("how long to wait: %s", (_, headers, googleDelay, expected) => {
  expect(read(headers, googleDelay).retryAfterMs).toBe(expected);
});

test("what is left is kept beside it, and nothing is made up", () => {
  const headers = {
    "x-ratelimit-remaining-requests": "14370",
    "x-ratelimit-reset-requests": "2s",
    "x-ratelimit-remaining-tokens": "0",
    "x-ratelimit-reset-tokens": "7.66s",
  };
  expect(read(headers)).toEqual({
    retryAfterMs: 7_660,
    rateLimit: { remainingRequests: 14_370, remainingTokens: 0, resetMs: 7_660 },
  });
  expect(read({ "retry-after": "1" }).rateLimit).toBeNull();
  expect(readLimits(null, null, NOW)).toEqual({ retryAfterMs: null, rateLimit: null });
  expect(readLimits(null, "2s", NOW).retryAfterMs).toBe(2_000);
});
