import { expect, test } from "vitest";
import { drift } from "./memory.ts";

const samples = (values: readonly number[]) => values.map((heapMb, index) => ({ atSeconds: index, heapMb, rssMb: 100 }));

test("the warm-up does not count, growth does", () => {
  expect(drift(samples([10, 40, 50, 50, 50, 50, 50, 50, 50, 60]), "heapMb")).toBeCloseTo(20);
});

test("the widest change decides, also when it is gone at the end or downwards", () => {
  expect(drift(samples([50, 50, 50, 50, 65, 50, 50, 50, 50, 50]), "heapMb")).toBeCloseTo(30);
  expect(drift(samples([50, 50, 50, 50, 40, 50, 50, 50, 50, 50]), "heapMb")).toBeCloseTo(-20);
});

test("memory that stays has no drift", () => {
  expect(drift(samples([50, 50, 50, 50, 50]), "rssMb")).toBe(0);
});
