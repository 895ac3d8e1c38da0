import { afterAll, expect, test } from "vitest";
import { operations } from "./all-operations.ts";
import { differences } from "./differences.ts";
import { runOperation } from "./run-operation.ts";
import { connectTwoServers } from "./two-servers.ts";

const { embedded, other, close } = await connectTwoServers();
afterAll(close);
const allowed = new Set(differences.flatMap(({ operations: names }) => names));

test.each(operations.map((operation, index) => [operation.name, operation, index] as const))(
  "%s",
  async (name, operation, index) => {
    const collection = `operation_${index}`;
    const [mine, theirs] = [await runOperation(embedded, operation, collection), await runOperation(other, operation, collection)];
    if (allowed.has(name)) expect(mine, "no longer differs: take it off the list of differences").not.toBe(theirs);
    else expect(mine).toBe(theirs);
  },
  60_000,
);

test("the suite holds at least 250 operations, each named once, and allows no difference of an operation it does not hold", () => {
  const names = new Set(operations.map(({ name }) => name));
  expect(names.size).toBe(operations.length);
  expect(names.size).toBeGreaterThanOrEqual(250);
  expect([...allowed].filter((name) => !names.has(name))).toEqual([]);
});
