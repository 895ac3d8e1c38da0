import fc from "fast-check";
import { expect, test } from "vitest";
import { median, quantile } from "./statistics.ts";

test("a quantile is a measured value with at least its share of the values at or below it", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1 }), fc.double({ min: 0.01, max: 1, noNaN: true }), (values, share) => {
      const value = quantile(values, share);
      expect(values).toContain(value);
      expect(values.filter((other) => other <= value).length).toBeGreaterThanOrEqual(Math.floor(share * values.length));
    }),
  );
});

test("the median of an odd list is its middle", () => {
  expect(median([9, 1, 5])).toBe(5);
});
