import { chatModel, type ModelRow, type Price, type Refusable, rates } from "../../model-row.ts";

/** The 4.5 to 4.7 rows: https://docs.x.ai/developers/grok-4-7 and its neighbours. */
const ORIGIN = { provider: "xai" as const, source: "https://docs.x.ai/developers/models", checkedOn: "2026-11-21" };

const THINKS: readonly Refusable[] = ["stop"];

/** Prompts of 200,000 tokens and more cost twice as much in every part. */
function grokRates(input: number, output: number, cachedInput: number | null): Price {
  const long = { aboveTokens: 199_999, input: input * 2, output: output * 2, cachedInput: cachedInput === null ? null : cachedInput * 2 };
  return { ...rates(input, output, cachedInput), long };
}

const LARGE = { contextTokens: 500_000, maxOutputTokens: null, refuses: THINKS };
const LONG = { contextTokens: 1_000_000, maxOutputTokens: null };

export const XAI_MODELS: readonly ModelRow[] = [
  chatModel(ORIGIN, { ...LARGE, id: "grok-4.7", price: grokRates(2, 6, 0.5) }),
  chatModel(ORIGIN, { ...LARGE, id: "grok-4.6", status: "legacy", price: grokRates(2, 6, 0.5) }),
  // Cached input has a price here too, but the pages that could be read disagree on it.
  chatModel(ORIGIN, { ...LARGE, id: "grok-4.5", status: "legacy", price: grokRates(2, 6, null) }),
  chatModel(ORIGIN, { ...LONG, id: "grok-4.3", refuses: THINKS, price: grokRates(1.25, 2.5, 0.2) }),
  chatModel(ORIGIN, { ...LONG, id: "grok-4.20-0309-non-reasoning", status: "legacy", price: grokRates(1.25, 2.5, 0.2) }),
];
