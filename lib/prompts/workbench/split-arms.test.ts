import fc from "fast-check";
import { expect, test } from "vitest";
import { armOf, placeOf, pseudonymOf } from "./split-arms.ts";

const sharesOf = fc.constantFrom([50, 50], [90, 10], [34, 33, 33], [25, 25, 25, 25], [70, 20, 10], [1, 99]);

test("at 10,000 people every arm gets its share within two points", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 30 }), sharesOf, (experimentId, shares) => {
      const counts = shares.map(() => 0);
      for (let person = 0; person < 10_000; person++) {
        const arm = armOf(experimentId, `usr_${person}`, shares);
        counts[arm] = (counts[arm] ?? 0) + 1;
      }
      for (const [arm, share] of shares.entries()) expect(Math.abs((counts[arm] ?? 0) / 100 - share)).toBeLessThanOrEqual(2);
    }),
    { numRuns: 20, seed: 42 },
  );
});

test("the same person is always in the same arm, and in another experiment by chance", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), sharesOf, (experimentId, personId, shares) => {
      const arm = armOf(experimentId, personId, shares);
      expect(arm).toBe(armOf(experimentId, personId, shares));
      expect(arm).toBeGreaterThanOrEqual(0);
      expect(arm).toBeLessThan(shares.length);
      const place = placeOf(experimentId, personId);
      expect(place >= 0 && place < 1).toBe(true);
    }),
  );
  let both = 0;
  for (let person = 0; person < 10_000; person++) {
    if (armOf("pex_a", `usr_${person}`, [50, 50]) === 0 && armOf("pex_b", `usr_${person}`, [50, 50]) === 0) both += 1;
  }
  expect(Math.abs(both / 100 - 25)).toBeLessThan(2);
});

test("what a person is counted as says neither who it is nor in which arm", () => {
  expect(pseudonymOf("pex_a", "usr_1")).toMatch(/^[0-9a-f]{32}$/);
  expect(pseudonymOf("pex_a", "usr_1")).not.toBe(pseudonymOf("pex_b", "usr_1"));
});
