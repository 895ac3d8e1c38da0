import type { PriceOverride } from "../../model-policy.store.ts";
import type { ModelRow, Rates } from "../../model-row.ts";
import type { ModelPrice } from "../../model-schema.ts";
import { priceAt } from "../../models.ts";

/** Dollars per million tokens have at most six places, so whole millionths lose nothing. */
const toMicros = (dollars: number): number => Math.round(dollars * 1_000_000);

export function toListPrice(row: ModelRow, now: number): ModelPrice {
  const { cacheWrite, long, ...rates } = priceAt(row, now);
  return {
    currency: "USD",
    ...toRates(rates),
    cacheWriteMicros: cacheWrite === null ? null : toMicros(cacheWrite),
    long: long && { aboveTokens: long.aboveTokens, ...toRates(long) },
    source: row.source,
    checkedOn: row.checkedOn,
  };
}

export function toOwnPrice(own: PriceOverride): ModelPrice {
  return { currency: "USD", ...own, cacheWriteMicros: null, long: null };
}

function toRates({ input, output, cachedInput }: Rates) {
  return {
    inputMicros: toMicros(input),
    outputMicros: toMicros(output),
    cachedInputMicros: cachedInput === null ? null : toMicros(cachedInput),
  };
}
