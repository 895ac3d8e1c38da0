import { chatModel, embeddingModel, type ModelRow, type Price, rates } from "../../model-row.ts";

/** Ends of models: https://ai.google.dev/gemini-api/docs/deprecations. */
const ORIGIN = { provider: "google" as const, source: "https://ai.google.dev/gemini-api/docs/pricing", checkedOn: "2026-11-21" };

const SIZE = { contextTokens: 1_048_576, maxOutputTokens: 65_536 };

/** The Flash models of the second half of 2026 cost half until the year ends. */
const FLASH = { price: rates(0.75, 3.75, 0.075), laterPrice: { from: "2027-01-01", price: rates(1.5, 7.5, 0.15) } };

const PRO_3_1: Price = { ...rates(2, 12, 0.2), long: { aboveTokens: 200_000, input: 4, output: 18, cachedInput: 0.4 } };
const PRO_2_5: Price = { ...rates(1.25, 10, 0.125), long: { aboveTokens: 200_000, input: 2.5, output: 15, cachedInput: 0.25 } };

export const GOOGLE_MODELS: readonly ModelRow[] = [
  chatModel(ORIGIN, { ...SIZE, ...FLASH, id: "gemini-3.8-flash" }),
  chatModel(ORIGIN, { ...SIZE, ...FLASH, id: "gemini-3.6-flash", status: "legacy" }),
  chatModel(ORIGIN, { ...SIZE, id: "gemini-3.5-flash-lite", price: rates(0.3, 2.5, 0.03) }),
  chatModel(ORIGIN, { ...SIZE, id: "gemini-3.1-flash-lite", status: "legacy", price: rates(0.25, 1.5, 0.025) }),
  chatModel(ORIGIN, { ...SIZE, id: "gemini-3.1-pro-preview", status: "preview", price: PRO_3_1 }),
  // Off on 2026-12-01; Google then answers with 3.8 Flash and 3.5 Flash-Lite at their prices.
  chatModel(ORIGIN, {
    ...SIZE,
    id: "gemini-2.5-pro",
    status: "deprecated",
    endsOn: "2026-12-01",
    price: PRO_2_5,
    laterPrice: { from: "2026-12-01", price: rates(0.75, 3.75, 0.075) },
  }),
  chatModel(ORIGIN, { ...SIZE, id: "gemini-2.5-flash", status: "deprecated", endsOn: "2026-12-01", price: rates(0.3, 2.5, 0.03) }),
  chatModel(ORIGIN, { ...SIZE, id: "gemini-2.5-flash-lite", status: "legacy", price: rates(0.1, 0.4, 0.01) }),
  embeddingModel(ORIGIN, { id: "gemini-embedding-001", contextTokens: 2_048, dimensions: 3_072, input: 0.15 }),
];
