import fc from "fast-check";
import { expect, test } from "vitest";
import { createRetryBudget } from "./retry-budget.ts";

test("retries never exceed a tenth of the other calls, in whatever order they are asked for", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 400 }), (isRetry) => {
      const budget = createRetryBudget(10);
      let calls = 0;
      let retries = 0;
      for (const each of isRetry) {
        if (!each) {
          budget.earn("vendor");
          calls += 1;
        } else if (budget.spend("vendor")) retries += 1;
        expect(retries).toBeLessThanOrEqual(calls / 10);
      }
    }),
  );
});

test("a long quiet time saves up ten retries and no more, and each provider has its own", () => {
  const budget = createRetryBudget(10);
  for (let call = 0; call < 10_000; call += 1) budget.earn("vendor");
  expect(Array.from({ length: 20 }, () => budget.spend("vendor")).filter(Boolean)).toHaveLength(10);
  expect(budget.spend("another")).toBe(false);
});
