import type { ChatMessage, FinishReason, StreamPart, ToolCall, ToolSpec, Usage } from "./schema.ts";

export type GenerateRequest = {
  model: string;
  messages: readonly ChatMessage[];
  tools?: readonly ToolSpec[];
  maxOutputTokens?: number;
  signal: AbortSignal;
};

export type GenerateResult = { text: string; toolCalls: readonly ToolCall[]; reason: FinishReason; usage: Usage };

type ProviderCapabilities = { tools: boolean; streaming: boolean; images: boolean };

/** One model vendor. A stream that ends without throwing has yielded exactly one "finish", last. Failures are `ProviderError`. */
export type Provider = {
  name: string;
  /** True when no model is behind it and every answer must be labelled so. */
  isDemo: boolean;
  defaultModel: string;
  capabilities: ProviderCapabilities;
  doStream(request: GenerateRequest): AsyncIterable<StreamPart>;
  doGenerate(request: GenerateRequest): Promise<GenerateResult>;
  /** Millionths of a US dollar; 0 for a model without a known price (see `isPriced` in prices.ts). */
  costMicros(model: string, usage: Usage): number;
};

/** Each phase of one call: until headers, until the first piece of text, between pieces, and over all. */
export type ProviderTimeouts = { connectMs: number; firstTokenMs: number; idleMs: number; totalMs: number };

export const DEFAULT_PROVIDER_TIMEOUTS: ProviderTimeouts = { connectMs: 10_000, firstTokenMs: 30_000, idleMs: 20_000, totalMs: 110_000 };
