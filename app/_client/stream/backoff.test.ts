import { expect, test } from "vitest";
import { reconnectDelayMs } from "./backoff.ts";

test("delays double from 0.5 s and stop at 8 s", () => {
  expect([1, 2, 3, 4, 5, 6, 50].map((failures) => reconnectDelayMs(failures, () => 1))).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000]);
});

test("jitter takes at most half", () => {
  expect(reconnectDelayMs(5, () => 0)).toBe(4000);
});
