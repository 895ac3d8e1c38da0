import type { AccessCaller } from "../../ai/access.ts";

/** What made a vector. Only vectors of the same name and length may be compared. */
export type EmbedderName = { model: string; dimensions: number };

export type EmbedKind = "passage" | "query";

export type Embedder = EmbedderName & {
  /** One vector of length 1 for each text, in their order. Throws AppError and ProviderError as the model access does. */
  embed(caller: AccessCaller, texts: readonly string[], kind: EmbedKind, signal: AbortSignal): Promise<Float32Array[]>;
};

export type Embedders = {
  /** What new vectors of this caller are made with: a vendor's model where a key opens one, else the embedded one. */
  choose(caller: AccessCaller): Promise<Embedder>;
  /** Whoever made these vectors, while it can still be asked; null when it cannot. */
  named(caller: AccessCaller, name: EmbedderName): Promise<Embedder | null>;
};

export function isSameEmbedder(a: EmbedderName, b: EmbedderName): boolean {
  return a.model === b.model && a.dimensions === b.dimensions;
}
