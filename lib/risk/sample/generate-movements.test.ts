import { expect, test } from "vitest";
import { EPISODES, generateMovements } from "./generate-movements.ts";

const OPTIONS = { seed: 3, accounts: 300, payees: 200, days: 40, startAt: Date.UTC(2026, 0, 1), pace: 1 };

test("the same seed gives the same town; every kind of episode is played, and most of it is honest", () => {
  const town = generateMovements(OPTIONS);
  expect(generateMovements(OPTIONS)).toEqual(town);
  expect(new Set(town.flatMap(({ episode }) => episode ?? []))).toEqual(new Set(EPISODES));
  expect(town.filter(({ episode }) => episode === null).length / town.length).toBeGreaterThan(0.9);
});

test("what is generated is in time order, in cents, above zero", () => {
  const town = generateMovements(OPTIONS);
  for (const [index, { movement }] of town.entries()) {
    expect(movement.at).toBeGreaterThanOrEqual(town[index - 1]?.movement.at ?? 0);
    expect(movement.amount).toBeGreaterThan(0);
    expect(Math.abs(movement.amount * 100 - Math.round(movement.amount * 100))).toBeLessThan(1e-3);
  }
});
