import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom } from "./random.ts";
import { sharesOf, spreadOf, stabilityIndex } from "./spreads.ts";

const values = fc.array(fc.oneof(fc.constant(Number.NaN), fc.double({ min: -1e6, max: 1e6, noNaN: true })), {
  minLength: 1,
  maxLength: 200,
});

test("values set beside themselves have not moved, and the parts of any values come to the whole", () => {
  fc.assert(
    fc.property(values, values, (before, after) => {
      const spread = spreadOf(Float64Array.from(before));
      expect(stabilityIndex(spread.shares, sharesOf(Float64Array.from(before), spread.edges))).toBe(0);
      const shares = sharesOf(Float64Array.from(after), spread.edges);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      expect(stabilityIndex(spread.shares, shares)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("chance stays below a tenth, a shift by a deviation is found, and so is that half is not known any more", () => {
  const random = createRandom(4);
  const sample = (shift: number): Float64Array =>
    Float64Array.from({ length: 800 }, () => shift + random() + random() + random() + random() - 2);
  const { edges, shares } = spreadOf(sample(0));
  expect(stabilityIndex(shares, sharesOf(sample(0), edges))).toBeLessThan(0.1);
  expect(stabilityIndex(shares, sharesOf(sample(0.6), edges))).toBeGreaterThan(0.25);
  const half = sample(0).map((value, index) => (index % 2 === 0 ? Number.NaN : value));
  expect(stabilityIndex(shares, sharesOf(half, edges))).toBeGreaterThan(0.25);
});
