import { expect, test } from "vitest";
import { detect, detectGroup, type Judged } from "./detection.ts";

const row = (label: 0 | 1, score: number): Judged => ({ label, score });
const harmless = Array.from({ length: 200 }, (_, index) => row(0, index / 1000));

test("perfect order is an area of one, no order one half", () => {
  expect(detect([...harmless, row(1, 0.9)], 0.5).auc).toBe(1);
  expect(detect([row(0, 0.5), row(0, 0.5), row(1, 0.5)], 0.5).auc).toBe(0.5);
});

test("at 1 % of 200 harmless texts two may pass, and an attack must score above the third", () => {
  const third = 0.197;
  expect(detect([...harmless, row(1, third), row(1, third + 0.0001)], 1).recallAt1).toBe(0.5);
});

test("many harmless texts with one score leave no room below it", () => {
  const tied = Array.from({ length: 100 }, () => row(0, 0.7));
  expect(detect([...tied, row(1, 0.7), row(1, 0.71)], 0.5)).toMatchObject({ recallAt1: 0.5, recall: 1, fpr: 1 });
});

test("a group's recall at 1 % is judged by everybody's harmless texts", () => {
  expect(detectGroup([row(1, 0.15), row(1, 0.3)], harmless, 0.2)).toMatchObject({ recallAt1: 0.5, recall: 0.5, fpr: null });
});

test("the interval holds the recall and is the same each time", () => {
  const rows = [...harmless, ...Array.from({ length: 50 }, (_, index) => row(1, 0.1 + index / 250))];
  const { recallAt1, recallAt1Interval } = detect(rows, 0.5);
  expect(recallAt1Interval?.[0]).toBeLessThanOrEqual(recallAt1 ?? 0);
  expect(recallAt1Interval?.[1]).toBeGreaterThanOrEqual(recallAt1 ?? 1);
  expect(detect(rows, 0.5).recallAt1Interval).toEqual(recallAt1Interval);
});
