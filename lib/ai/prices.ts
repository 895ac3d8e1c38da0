import type { Usage } from "./schema.ts";

/** US dollars per million tokens, which is the same number as millionths of a dollar per token. */
type Price = { input: number; output: number };

/** OpenAI's list prices for standard processing (https://openai.com/api/pricing; GPT-5, 4.1 and 4o rows compared with published tables in November 2026). Cached input is billed as input here. */
const PRICES: ReadonlyMap<string, Price> = new Map([
  ["gpt-5", { input: 1.25, output: 10 }],
  ["gpt-5-mini", { input: 0.25, output: 2 }],
  ["gpt-5-nano", { input: 0.05, output: 0.4 }],
  ["gpt-4.1", { input: 2, output: 8 }],
  ["gpt-4.1-mini", { input: 0.4, output: 1.6 }],
  ["gpt-4.1-nano", { input: 0.1, output: 0.4 }],
  ["gpt-4o", { input: 2.5, output: 10 }],
  ["gpt-4o-mini", { input: 0.15, output: 0.6 }],
  ["o3", { input: 2, output: 8 }],
  ["o4-mini", { input: 1.1, output: 4.4 }],
]);

export function isPriced(model: string): boolean {
  return findPrice(model) !== undefined;
}

/** Millionths of a US dollar, rounded up; 0 when the model has no known price. */
export function costMicros(model: string, usage: Usage): number {
  const price = findPrice(model);
  return price ? Math.ceil(usage.inputTokens * price.input + usage.outputTokens * price.output) : 0;
}

/** A dated snapshot costs what its family costs. */
function findPrice(model: string): Price | undefined {
  return PRICES.get(model) ?? PRICES.get(model.replace(/-\d{4}-\d{2}-\d{2}$/, ""));
}
