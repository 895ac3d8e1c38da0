import fc from "fast-check";
import { expect, test } from "vitest";
import { dotProducts, plainProducts } from "./dot-products.ts";

const step = fc.integer({ min: -127, max: 127 });

test("sixteen at a time gives what plain arithmetic gives, for any number of vectors of any length", () => {
  const vectors = fc
    .record({ count: fc.integer({ min: 0, max: 40 }), dimensions: fc.constantFrom(16, 32, 48, 256, 512, 3_072, 17, 5) })
    .chain(({ count, dimensions }) =>
      fc.record({
        count: fc.constant(count),
        query: fc.int8Array({ minLength: dimensions, maxLength: dimensions, min: -127, max: 127 }),
        seed: fc.int8Array({ minLength: 1, maxLength: 64, min: -127, max: 127 }),
      }),
    );
  fc.assert(
    fc.property(vectors, ({ count, query, seed }) => {
      const block = Int8Array.from({ length: count * query.length }, (_, index) => seed[(index * 7) % seed.length] ?? 0);
      const [quick, plain] = [new Int32Array(count), new Int32Array(count)];
      dotProducts(block, query, count, quick);
      plainProducts(block, query, count, plain);
      expect(quick).toEqual(plain);
    }),
    { numRuns: 60 },
  );
});

test("the largest products do not overflow, and more vectors than fit at once are all multiplied", () => {
  fc.assert(
    fc.property(fc.constantFrom(127, -127), fc.constantFrom(127, -127), step, (a, b, other) => {
      const count = 700;
      const query = new Int8Array(1_536).fill(a);
      const block = new Int8Array(count * 1_536).fill(b);
      block.fill(other, 699 * 1_536);
      const products = new Int32Array(count);
      dotProducts(block, query, count, products);
      expect(products[0]).toBe(a * b * 1_536);
      expect(products[698]).toBe(a * b * 1_536);
      // Added to 0, so that a negative times 0 is the integer it is.
      expect(products[699]).toBe(0 + a * other * 1_536);
    }),
    { numRuns: 8 },
  );
});
