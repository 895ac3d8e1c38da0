import fc from "fast-check";
import { expect, test } from "vitest";
import { FEATURES, writeFeatures } from "./features.ts";
import { hashName, type Movement } from "./movement.ts";
import { learnOutcome, observe } from "./observe.ts";
import { createPopulation, learnPopulation } from "./population.ts";
import { createProfile, LABELS_IN, PROFILE_BYTES, SIDE } from "./profile.ts";

const START = Date.UTC(2026, 0, 1);
const movements = fc.array(
  fc.record({
    at: fc.integer({ min: START, max: START + 40 * 86_400_000 }),
    payer: fc.integer({ min: 1, max: 5 }),
    payee: fc.integer({ min: 1, max: 5 }),
    amount: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1e300, noNaN: true }), fc.double({ min: 0, max: 5_000, noNaN: true })),
    category: fc.integer({ min: 0, max: 20 }),
    latitude: fc.oneof(fc.constant(Number.NaN), fc.double({ min: -90, max: 90, noNaN: true })),
    payerBalanceBefore: fc.oneof(fc.constant(Number.NaN), fc.double({ min: 0, max: 1e12, noNaN: true })),
  }),
  { maxLength: 80 },
);

const toMovement = (given: Partial<Movement>): Movement => ({
  at: START,
  payer: 1,
  payee: 2,
  amount: 10,
  category: 0,
  latitude: Number.NaN,
  longitude: given.latitude ?? Number.NaN,
  homeLatitude: 10,
  homeLongitude: 10,
  payerBalanceBefore: Number.NaN,
  payerBalanceAfter: Number.NaN,
  payeeBalanceBefore: Number.NaN,
  payeeBalanceAfter: Number.NaN,
  ...given,
});

test("a profile is below a kilobyte whatever it has seen, comes back from its bytes, and no figure of it is ever infinite", () => {
  fc.assert(
    fc.property(movements, fc.boolean(), (history, isFraud) => {
      const profiles = Array.from({ length: 6 }, () => createProfile());
      const population = createPopulation();
      const row = new Float32Array(FEATURES.length);
      for (const given of history) {
        const movement = toMovement(given);
        const [payer, payee] = [profiles[movement.payer], profiles[movement.payee]];
        if (!payer || !payee) throw new Error("No such account.");
        writeFeatures(movement, { payer, payee, population }, row);
        for (const [index, value] of row.entries()) expect(Math.abs(value), `${FEATURES[index]}`).not.toBe(Number.POSITIVE_INFINITY);
        observe(movement, payer, payee);
        learnPopulation(population, movement);
        learnOutcome(movement.at, isFraud, payer, payee);
      }
      for (const { bytes, stats } of profiles) {
        expect(bytes.byteLength).toBe(PROFILE_BYTES);
        expect(PROFILE_BYTES).toBeLessThanOrEqual(1_024);
        expect(createProfile(bytes).bytes).toEqual(bytes);
        expect(stats.every(Number.isFinite)).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

test("bytes of another length are no profile", () => {
  expect(() => createProfile(new Uint8Array(PROFILE_BYTES - 1))).toThrow(RangeError);
});

test("a transaction is described by what came before it: observing it does not change its own description, only the next one's", () => {
  const [payer, payee, population] = [createProfile(), createProfile(), createPopulation()];
  const describe = (movement: Movement): number[] => {
    const row = new Float32Array(FEATURES.length);
    writeFeatures(movement, { payer, payee, population }, row);
    return [...row];
  };
  const first = toMovement({ amount: 20 });
  const before = describe(first);
  expect(describe(first)).toEqual(before);
  observe(first, payer, payee);
  const isNew = FEATURES.indexOf("payee_is_new");
  expect(before[isNew]).toBe(1);
  expect(describe(toMovement({ at: START + 1_000, amount: 20 }))[isNew]).toBe(0);
});

test("counts fade by half in their half-life, and one that arrives late does not turn the clock back", () => {
  const [payer, payee] = [createProfile(), createProfile()];
  const day = 86_400_000;
  observe(toMovement({ at: START }), payer, payee);
  observe(toMovement({ at: START + day }), payer, payee);
  const counts = (): number => payer.stats[SIDE.counts + 1] ?? 0;
  expect(counts()).toBeCloseTo(1.5, 5);
  observe(toMovement({ at: START + day / 2 }), payer, payee);
  expect(counts()).toBeCloseTo(2.5, 5);
  expect(payer.moments[1]).toBe(START + day);
});

test("outcomes come back on both sides, and money that returns to where it came from is seen over several hops", () => {
  const names = ["a", "b", "c"].map(hashName);
  const [a = 0, b = 0, c = 0] = names;
  const accounts = new Map(names.map((hash) => [hash, createProfile()]));
  const of = (hash: number) => accounts.get(hash) ?? createProfile();
  const pay = (payer: number, payee: number, hour: number): number => {
    const movement = toMovement({ at: START + hour * 3_600_000, payer, payee });
    const row = new Float32Array(FEATURES.length);
    writeFeatures(movement, { payer: of(payer), payee: of(payee), population: createPopulation() }, row);
    observe(movement, of(payer), of(payee));
    return row[FEATURES.indexOf("source_returns")] ?? 0;
  };
  expect(pay(a, b, 0)).toBeNaN();
  expect(pay(b, c, 5)).toBeNaN();
  expect(pay(c, a, 12)).toBeCloseTo(0.5, 2);
  learnOutcome(START, true, of(a), of(b));
  expect(of(b).stats[LABELS_IN]).toBe(1);
});
