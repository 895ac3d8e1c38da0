import { chatModel, type ModelRow, rates } from "../../model-row.ts";

const ORIGIN = { provider: "groq" as const, source: "https://console.groq.com/docs/models", checkedOn: "2026-11-21" };

/** Open models without images that call one tool at a time. */
const GPT_OSS = { contextTokens: 131_072, maxOutputTokens: 65_536, lacks: ["images", "parallelTools"] as const };

export const GROQ_MODELS: readonly ModelRow[] = [
  chatModel(ORIGIN, { ...GPT_OSS, id: "openai/gpt-oss-120b", price: rates(0.15, 0.6) }),
  chatModel(ORIGIN, { ...GPT_OSS, id: "openai/gpt-oss-20b", price: rates(0.075, 0.3) }),
];
