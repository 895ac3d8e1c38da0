import { expect, test } from "vitest";
import { demoTown } from "./demo-town.ts";

const OPTIONS = { cast: { seed: 7, tag: "T" }, accounts: 40, pastDays: 21, historyDays: 3, payments: 300, endsAt: Date.UTC(2026, 10, 22) };

test("one seed is one town, and another seed is another", () => {
  const town = demoTown(OPTIONS);
  expect(demoTown(OPTIONS)).toEqual(town);
  expect(demoTown({ ...OPTIONS, cast: { seed: 8, tag: "T" } }).live).not.toEqual(town.live);
});

test("the past is honest and before the live part; the live part has as many payments as asked for, in time order up to its end", () => {
  const { past, history, live } = demoTown(OPTIONS);
  expect(live).toHaveLength(OPTIONS.payments);
  expect(live.at(-1)?.at).toBeLessThanOrEqual(OPTIONS.endsAt);
  for (const [index, { at }] of live.entries()) expect(at).toBeGreaterThanOrEqual(live[index - 1]?.at ?? 0);
  expect([...past, ...history].every(({ episode, at }) => episode === null && at < (live[0]?.at ?? 0))).toBe(true);
  expect(past.at(-1)?.at).toBeLessThan(history[0]?.at ?? 0);
  expect(past.length).toBeGreaterThan(5 * history.length);
  expect(new Set(live.flatMap(({ episode }) => episode ?? [])).size).toBeGreaterThan(2);
});

test("the people of the past are the people of the live part, and no two of them share a name", () => {
  const { past, live } = demoTown(OPTIONS);
  const known = new Set(past.map(({ payer }) => payer.name));
  expect(live.filter(({ payer }) => known.has(payer.name)).length / live.length).toBeGreaterThan(0.95);
  expect(known.size).toBe(OPTIONS.accounts);
});
