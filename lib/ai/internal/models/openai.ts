import { chatModel, embeddingModel, type ModelRow, type Price, type Refusable, rates } from "../../model-row.ts";

const origin = (id: string) => ({
  provider: "openai" as const,
  source: `https://developers.openai.com/api/docs/models/${id}`,
  checkedOn: "2026-11-21",
});

/** Models that think take neither temperature nor top_p nor stop. */
const THINKS: readonly Refusable[] = ["sampling", "stop"];

/** Prompts above 272,000 tokens cost twice the input and one and a half times the output; writing to the cache costs a quarter more than input. */
function longRates(input: number, output: number, cachedInput: number): Price {
  const long = { aboveTokens: 272_000, input: input * 2, output: output * 1.5, cachedInput: cachedInput * 2 };
  return { input, output, cachedInput, cacheWrite: input * 1.25, long };
}

const GPT_5 = { contextTokens: 400_000, maxOutputTokens: 128_000, refuses: THINKS };
const GPT_6 = { contextTokens: 1_050_000, maxOutputTokens: 128_000, refuses: THINKS };
const GPT_4_1 = { contextTokens: 1_047_576, maxOutputTokens: 32_768 };
const GPT_4O = { contextTokens: 128_000, maxOutputTokens: 16_384 };

/** https://developers.openai.com/api/docs/deprecations */
const ENDS_IN_2026 = { status: "deprecated" as const, endsOn: "2026-12-11" };
const ENDS_IN_2027 = { status: "deprecated" as const, endsOn: "2027-01-14" };

const chat = (facts: Parameters<typeof chatModel>[1]): ModelRow => chatModel(origin(facts.id), facts);

export const OPENAI_MODELS: readonly ModelRow[] = [
  // With an effort that cannot be "none", these take tools through the Responses API only.
  chat({ ...GPT_6, id: "gpt-6.2-sol", price: longRates(2, 10, 0.1), lacks: ["tools"] }),
  chat({ ...GPT_6, id: "gpt-6-sol", status: "legacy", price: longRates(2, 10, 0.2), effortWithTools: "none" }),
  chat({ ...GPT_6, id: "gpt-6-luna", price: longRates(0.1, 0.5, 0.01), effortWithTools: "none" }),
  chat({ ...GPT_6, id: "gpt-5.6-terra", status: "legacy", price: longRates(2, 12, 0.2), effortWithTools: "none" }),
  chat({ ...GPT_6, id: "gpt-5.6-luna", status: "legacy", price: longRates(0.2, 1.2, 0.02), effortWithTools: "none" }),
  chat({ ...GPT_5, id: "gpt-5.4-mini", status: "legacy", price: rates(0.75, 4.5, 0.075), effortWithTools: "none" }),
  chat({ ...GPT_5, ...ENDS_IN_2026, id: "gpt-5", price: rates(1.25, 10, 0.125) }),
  chat({ ...GPT_5, ...ENDS_IN_2026, id: "gpt-5-mini", price: rates(0.25, 2, 0.025) }),
  chat({ ...GPT_5, ...ENDS_IN_2026, id: "gpt-5-nano", price: rates(0.05, 0.4, 0.005) }),
  chat({ ...GPT_4_1, ...ENDS_IN_2027, id: "gpt-4.1", price: rates(2, 8, 0.5) }),
  chat({ ...GPT_4_1, ...ENDS_IN_2027, id: "gpt-4.1-mini", price: rates(0.4, 1.6, 0.1) }),
  chat({ ...GPT_4O, ...ENDS_IN_2027, id: "gpt-4o", price: rates(2.5, 10, 1.25) }),
  chat({ ...GPT_4O, ...ENDS_IN_2027, id: "gpt-4o-mini", price: rates(0.15, 0.6, 0.075) }),
  embeddingModel(origin("text-embedding-3-small"), { id: "text-embedding-3-small", contextTokens: 8_191, dimensions: 1_536, input: 0.02 }),
  embeddingModel(origin("text-embedding-3-large"), { id: "text-embedding-3-large", contextTokens: 8_191, dimensions: 3_072, input: 0.13 }),
];
