import fc from "fast-check";
import { expect, test } from "vitest";
import { formatDollars, parseDollars, toDecimal } from "./dollars.ts";

test.each([
  [0, "$0.00"],
  [2_500_000, "$2.50"],
  [75_000, "$0.075"],
  [1, "$0.000001"],
  [1_250_000_000, "$1,250.00"],
])("%d millionths read %s", (micros, text) => {
  expect(formatDollars(micros)).toBe(text);
});

test("what is written into a field comes back as the same millionths", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (micros) => {
      expect(parseDollars(toDecimal(micros))).toBe(micros);
    }),
  );
});

test.each(["", "-1", "1.2345678", "1e3", "one", "1.2.3", "12345678"])("%j is no amount", (text) => {
  expect(parseDollars(text)).toBe(null);
});

test.each([
  ["$ 3", 3_000_000],
  ["0,15", 150_000],
])("%j is understood", (text, micros) => {
  expect(parseDollars(text)).toBe(micros);
});
