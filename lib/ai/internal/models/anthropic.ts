import { chatModel, type ModelRow, type Price, type Refusable, rates } from "../../model-row.ts";

/** Sizes and what a model refuses: its page under https://platform.claude.com/docs/en/models. */
const ORIGIN = {
  provider: "anthropic" as const,
  source: "https://platform.claude.com/docs/en/about-claude/pricing",
  checkedOn: "2026-11-21",
};

/** Models that think unasked take no sampling parameters and cannot be made to call a tool. */
const THINKS: readonly Refusable[] = ["sampling", "forcedTools"];
const LARGE = { contextTokens: 1_000_000, maxOutputTokens: 128_000, refuses: THINKS };

/** Writing to the cache for five minutes costs a quarter more than input. */
const cachedRates = (input: number, output: number, cachedInput: number): Price => ({
  ...rates(input, output, cachedInput),
  cacheWrite: input * 1.25,
});

const HAIKU: Price = {
  ...cachedRates(0.1, 0.5, 0.01),
  long: { aboveTokens: 100_000, input: 0.5, output: 2.5, cachedInput: 0.05 },
};

export const ANTHROPIC_MODELS: readonly ModelRow[] = [
  chatModel(ORIGIN, { ...LARGE, id: "claude-fable-5-1", status: "legacy", price: cachedRates(10, 50, 0.25) }),
  chatModel(ORIGIN, { ...LARGE, id: "claude-opus-5-5", price: cachedRates(4, 20, 0.2) }),
  chatModel(ORIGIN, { ...LARGE, id: "claude-sonnet-5-5", price: cachedRates(2, 10, 0.1) }),
  chatModel(ORIGIN, { ...LARGE, id: "claude-sonnet-5", status: "legacy", price: cachedRates(2, 10, 0.2) }),
  chatModel(ORIGIN, { ...LARGE, id: "claude-haiku-5-5", price: HAIKU }),
  chatModel(ORIGIN, {
    id: "claude-haiku-4-5",
    status: "legacy",
    contextTokens: 200_000,
    maxOutputTokens: 64_000,
    price: cachedRates(1, 5, 0.1),
  }),
];
