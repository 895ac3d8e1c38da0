import { expect, test } from "vitest";
import { parseDuration, readRetryAfter } from "./duration.ts";

test.each([
  ["50s", 50_000],
  ["1d10h30m", 124_200_000],
  ["1.5s", 1500],
  ["250ms", 250],
])("%s lasts %i ms", (text, expected) => {
  expect(parseDuration(text)).toBe(expected);
});

test.each(["", "5", "s", "-5s", "5 s", "1w", "5sx"])("%j is no duration", (text) => {
  expect(parseDuration(text)).toBeNull();
});

const nowMs = Date.parse("2026-11-01T12:00:00Z");

test.each([
  ["0", 0],
  ["10", 10_000],
  ["6m5s", 365_000],
  ["Sun, 01 Nov 2026 12:00:30 GMT", 30_000],
  ["Sun, 01 Nov 2026 11:00:00 GMT", 0],
])("Retry-After: %s waits %i ms", (text, expected) => {
  expect(readRetryAfter({ "retry-after": [text] }, nowMs)).toBe(expected);
});

test.each(["1d", "-5", "2026-11-01", "soon", "5 minutes"])(
  "Retry-After: %s is not of a documented form and is left to the back-off",
  (text) => {
    expect(readRetryAfter({ "retry-after": [text] }, nowMs)).toBeNull();
  },
);

test("a wait of more than a day is left to the back-off", () => {
  expect(readRetryAfter({ "retry-after": ["86401"] }, nowMs)).toBeNull();
});

test("the rate limit headers of AI vendors count as well", () => {
  expect(readRetryAfter({ "x-ratelimit-reset-tokens": ["2m"] }, nowMs)).toBe(120_000);
});
