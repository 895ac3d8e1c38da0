import { expect, test } from "vitest";
import { costMicros, isPriced } from "./prices.ts";

const usage = { inputTokens: 1000, outputTokens: 500, isEstimated: false };

test("a price is millionths of a dollar, rounded up, and the same for a dated snapshot", () => {
  expect(costMicros("gpt-4o-mini", usage)).toBe(450);
  expect(costMicros("gpt-4o-mini-2024-07-18", usage)).toBe(450);
  expect(costMicros("gpt-4o-mini", { ...usage, inputTokens: 1, outputTokens: 0 })).toBe(1);
});

test("an unknown model costs nothing and says that it has no price", () => {
  expect(costMicros("llama-3", usage)).toBe(0);
  expect([isPriced("llama-3"), isPriced("gpt-4o")]).toEqual([false, true]);
});
