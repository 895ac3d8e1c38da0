// The models we know: what each can do, holds and costs, with the page it was read from and the day. A model that is not here is
// passed through to its vendor as it is, without a price.

import { ANTHROPIC_MODELS } from "./internal/models/anthropic.ts";
import { GOOGLE_MODELS } from "./internal/models/google.ts";
import { GROQ_MODELS } from "./internal/models/groq.ts";
import { OPENAI_MODELS } from "./internal/models/openai.ts";
import { XAI_MODELS } from "./internal/models/xai.ts";
import type { ModelRow, Price, Rates } from "./model-row.ts";
import type { Usage } from "./schema.ts";

export const MODELS: readonly ModelRow[] = [...OPENAI_MODELS, ...ANTHROPIC_MODELS, ...GOOGLE_MODELS, ...XAI_MODELS, ...GROQ_MODELS];

/** By "model" or "provider/model". Null for a model nobody has priced here. */
export function findModel(name: string): ModelRow | null {
  const exact = MODELS.find((row) => row.id === name);
  if (exact) return exact;
  const vendor = MODELS.find((row) => name.startsWith(`${row.provider}/`))?.provider;
  if (vendor) return findVendorModel(vendor, name.slice(vendor.length + 1));
  return MODELS.find((row) => row.id === withoutDate(name)) ?? null;
}

export function findVendorModel(provider: string, id: string): ModelRow | null {
  const own = MODELS.filter((row) => row.provider === provider);
  return own.find((row) => row.id === id) ?? own.find((row) => row.id === withoutDate(id)) ?? null;
}

/** A dated snapshot is what its family is. */
function withoutDate(id: string): string {
  return id.replace(/-(?:\d{4}-\d{2}-\d{2}|20\d{6})$/, "");
}

/** Millionths of a US dollar, rounded up; 0 without a row. */
export function costMicros(row: ModelRow | null, usage: Usage, now: number): number {
  return row ? priceMicros(priceAt(row, now), usage) : 0;
}

/** The same by a price that stands in no row. */
export function priceMicros(price: Price, usage: Usage): number {
  const { inputTokens, outputTokens, cachedInputTokens: cached = 0, cacheWriteTokens: written = 0 } = usage;
  const rate: Rates = price.long && inputTokens > price.long.aboveTokens ? price.long : price;
  // Writing costs more by the same factor, however long the prompt.
  const writeRate = price.cacheWrite === null ? rate.input : (price.cacheWrite / price.input) * rate.input;
  const fresh = Math.max(0, inputTokens - cached - written);
  const parts: readonly (readonly [tokens: number, rate: number])[] = [
    [fresh, rate.input],
    [cached, rate.cachedInput ?? rate.input],
    [written, writeRate],
    [outputTokens, rate.output],
  ];
  // In whole millionths of a millionth: binary fractions of a dollar would round up once too often.
  const picos = parts.reduce((sum, [tokens, each]) => sum + tokens * Math.round(each * 1_000_000), 0);
  return Math.ceil(picos / 1_000_000);
}

export function priceAt({ price, laterPrice }: ModelRow, now: number): Price {
  return laterPrice && now >= Date.parse(laterPrice.from) ? laterPrice.price : price;
}
