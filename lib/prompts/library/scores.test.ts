import fc from "fast-check";
import { expect, test } from "vitest";
import { exponentOf, ratedScore, trendingScore, WEIGHTS } from "./scores.ts";

const HALF_LIFE_MS = 7 * 86_400_000;
const START = Date.UTC(2026, 0, 1);
const act = fc.record({
  at: fc.integer({ min: START, max: START + 3 * 365 * 86_400_000 }),
  weight: fc.constantFrom(...Object.values(WEIGHTS)),
});
const acts = fc.array(act, { minLength: 1, maxLength: 60 });
type Act = { at: number; weight: number };

const scoreOf = (all: readonly Act[]) =>
  all.reduce<number | null>((score, { at, weight }) => trendingScore(score, at, weight), null) ?? Number.NaN;
const decayedSum = (all: readonly Act[], now: number) =>
  all.reduce((sum, { at, weight }) => sum + weight * 2 ** ((at - now) / HALF_LIFE_MS), 0);

test("the order by trending score is that of the decayed sums, at whatever time one looks", () => {
  fc.assert(
    fc.property(acts, acts, fc.integer({ min: 0, max: 60 * 86_400_000 }), (one, other, later) => {
      const now = Math.max(...one.map(({ at }) => at), ...other.map(({ at }) => at)) + later;
      const [first, second] = [decayedSum(one, now), decayedSum(other, now)];
      // Sums of many numbers differ in their last digits by the order of adding alone.
      fc.pre(Math.abs(first - second) > 1e-9 * Math.max(first, second));
      expect(Math.sign(scoreOf(one) - scoreOf(other))).toBe(Math.sign(first - second));
    }),
  );
});

test("the score only grows, whenever an act is heard of, and does not depend on the order they are heard of in", () => {
  fc.assert(
    fc.property(acts, act, (before, next) => {
      const score = scoreOf(before);
      expect(trendingScore(score, next.at, next.weight)).toBeGreaterThanOrEqual(score);
      expect(scoreOf([...before].reverse())).toBeCloseTo(score, 9);
    }),
  );
});

test("an act counts half after a week, and a hundred years from now the score is still a small number", () => {
  expect(exponentOf(START + HALF_LIFE_MS, 1) - exponentOf(START, 1)).toBe(1);
  expect(exponentOf(START, 2) - exponentOf(START, 1)).toBe(1);
  const far = START + 100 * 365.25 * 86_400_000;
  expect(scoreOf(Array.from({ length: 1_000 }, () => ({ at: far, weight: 3 })))).toBeLessThan(6_000);
});

test("nothing happening leaves every order as it is, and one new run outdoes as many old ones as its age allows", () => {
  const old = Array.from({ length: 7 }, () => ({ at: START, weight: 1 }));
  const threeWeeksLater = START + 3 * HALF_LIFE_MS;
  expect(scoreOf(old)).toBeLessThan(exponentOf(threeWeeksLater, 1));
  expect(scoreOf([...old, ...old])).toBeGreaterThan(exponentOf(threeWeeksLater, 1));
});

test("without a rating a prompt stands at 3.5; many ratings outweigh that, one does not", () => {
  expect(ratedScore(0, 0)).toBe(3.5);
  expect(ratedScore(1, 5)).toBeLessThan(ratedScore(100, 480));
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 500 }), (stars) => {
      const sum = stars.reduce((total, each) => total + each, 0);
      const score = ratedScore(stars.length, sum);
      const mean = sum / stars.length;
      expect(score).toBeGreaterThanOrEqual(Math.min(3.5, mean) - 1e-9);
      expect(score).toBeLessThanOrEqual(Math.max(3.5, mean) + 1e-9);
    }),
  );
});
