import type { Clock } from "../../platform/clock.ts";
import { estimateTokens } from "../estimate-tokens.ts";
import type { EmbedRequest, EmbedResult, ProviderTimeouts } from "../ports.ts";
import { createError, toProviderError } from "./vendor-errors.ts";
import { createWatchdog } from "./watchdog.ts";

type Batch = { vectors: readonly (readonly number[])[]; inputTokens: number | null };

type EmbedOptions = {
  clock: Clock;
  timeouts: ProviderTimeouts;
  load(): Promise<unknown>;
  /** The most texts the vendor takes at once. */
  batchSize: number;
  embedBatch(texts: readonly string[], signal: AbortSignal): Promise<Batch>;
};

/** In batches, one after the other: all of them or an error. */
export async function embedTexts(request: EmbedRequest, options: EmbedOptions): Promise<EmbedResult> {
  const { clock, timeouts, batchSize } = options;
  const watchdog = createWatchdog({ clock, caller: request.signal, totalMs: timeouts.totalMs });
  const vectors: number[][] = [];
  let counted: number | null = 0;
  try {
    await options.load();
    for (let start = 0; start < request.texts.length; start += batchSize) {
      const texts = request.texts.slice(start, start + batchSize);
      const batch = await watchdog.within("embedding", timeouts.firstTokenMs, () => options.embedBatch(texts, watchdog.signal));
      assertUsable(batch, texts.length, vectors[0]?.length ?? batch.vectors[0]?.length ?? 0);
      vectors.push(...batch.vectors.map(toUnitLength));
      counted = counted === null || batch.inputTokens === null ? null : counted + batch.inputTokens;
    }
  } catch (error) {
    throw watchdog.failure() ?? toProviderError(error, false, clock.now());
  } finally {
    watchdog.close();
  }
  const inputTokens = counted ?? request.texts.reduce((sum, text) => sum + estimateTokens(text), 0);
  return { vectors, usage: { inputTokens, outputTokens: 0, isEstimated: counted === null } };
}

/** A vector too few would pair every later text with another's meaning. */
function assertUsable(batch: Batch, count: number, dimensions: number): void {
  const isWhole =
    batch.vectors.length === count && batch.vectors.every((vector) => vector.length === dimensions && vector.every(Number.isFinite));
  if (!isWhole) throw createError("malformed");
}

/** Vendors shorten vectors without keeping their length at 1. */
export function toUnitLength(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector);
  return length === 0 ? [...vector] : vector.map((value) => value / length);
}
