import type { ModelPolicyRecord, PolicyEntry, PolicyMode, PriceOverride } from "./model-policy.store.ts";
import type { Price } from "./model-row.ts";
import { findVendorModel } from "./models.ts";
import type { ModelPolicy } from "./routing.ts";

export const NO_POLICY: Pick<ModelPolicyRecord, "mode" | "entries" | "revision"> = { mode: "open", entries: [], revision: 0 };

/** A dated snapshot goes by its family's entry, and case makes no other model: else a denial could be walked around. */
export function modelKey(provider: string, model: string): string {
  const name = model.toLowerCase();
  return `${provider}/${findVendorModel(provider, name)?.id ?? name}`;
}

export function toModelPolicy({ mode, entries }: Pick<ModelPolicyRecord, "mode" | "entries">): ModelPolicy {
  const byKey = new Map(entries.map((entry) => [modelKey(entry.provider, entry.model), entry]));
  return {
    isAllowed: (provider, model) => isAllowedBy(mode, byKey.get(modelKey(provider, model))?.verdict ?? null),
    priceOf(provider, model) {
      const own = byKey.get(modelKey(provider, model))?.price;
      return own ? toPrice(own) : null;
    },
  };
}

export function isAllowedBy(mode: PolicyMode, verdict: PolicyEntry["verdict"]): boolean {
  return mode === "open" ? verdict !== "denied" : verdict === "allowed";
}

/** An own contract names no surcharge for long prompts or for writing to the cache. */
function toPrice({ inputMicros, outputMicros, cachedInputMicros }: PriceOverride): Price {
  const dollars = (micros: number) => micros / 1_000_000;
  return {
    input: dollars(inputMicros),
    output: dollars(outputMicros),
    cachedInput: cachedInputMicros === null ? null : dollars(cachedInputMicros),
    cacheWrite: null,
    long: null,
  };
}
