import { expect, test } from "vitest";
import { FAILING_MAX_MS, isFailingTooLong, outcomeOf, RETRY_AFTER_MS, retryAfterMs } from "./retry-schedule.ts";

test("the steps grow, end, and together outlast the time after which an endpoint is paused", () => {
  const steps = RETRY_AFTER_MS.map((_, index) => retryAfterMs(index + 1) ?? 0);
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  expect(retryAfterMs(RETRY_AFTER_MS.length + 1)).toBeNull();
  expect(steps.reduce((sum, step) => sum + step, 0)).toBeGreaterThan(FAILING_MAX_MS);
});

test("only a 2xx is an arrival, and only 410 says that nobody is there any more", () => {
  expect([200, 204, 299].map(outcomeOf)).toEqual(["delivered", "delivered", "delivered"]);
  expect([null, 0, 199, 300, 302, 400, 404, 429, 500].map(outcomeOf)).toEqual(Array.from({ length: 9 }, () => "failed"));
  expect(outcomeOf(410)).toBe("gone");
});

test("three days count from the first failure after something arrived", () => {
  const since = new Date(1_000_000);
  expect([null, since].map((each) => isFailingTooLong(each, since.getTime() + FAILING_MAX_MS - 1))).toEqual([false, false]);
  expect(isFailingTooLong(since, since.getTime() + FAILING_MAX_MS)).toBe(true);
});
