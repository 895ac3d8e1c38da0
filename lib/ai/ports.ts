import type { ChatMessage, FinishReason, ResponseFormat, StreamPart, ToolCall, ToolChoice, ToolSpec, Usage } from "./schema.ts";

/** What every vendor has in some form. What a model does not take is refused by name before anything is sent. */
export type GenerateRequest = {
  model: string;
  messages: readonly ChatMessage[];
  tools?: readonly ToolSpec[];
  /** "auto" when left out. */
  toolChoice?: ToolChoice;
  /** False allows one call an answer at most. */
  parallelToolCalls?: boolean;
  responseFormat?: ResponseFormat;
  maxOutputTokens?: number;
  /** 0 to 2, as OpenAI counts; a vendor whose scale ends at 1 gets at most 1. */
  temperature?: number;
  topP?: number;
  stop?: readonly string[];
  seed?: number;
  signal: AbortSignal;
};

export type GenerateResult = { text: string; toolCalls: readonly ToolCall[]; reason: FinishReason; usage: Usage };

export type EmbedRequest = { model: string; texts: readonly string[]; dimensions?: number; signal: AbortSignal };

/** One vector of length 1 for each text, in their order. */
export type EmbedResult = { vectors: readonly (readonly number[])[]; usage: Usage };

export type Capabilities = {
  tools: boolean;
  parallelTools: boolean;
  streaming: boolean;
  images: boolean;
  jsonSchema: boolean;
  embeddings: boolean;
};

/** One model vendor. A stream that ends without throwing has yielded exactly one "finish", last. Failures are `ProviderError`. */
export type Provider = {
  name: string;
  /** True when no model is behind it and every answer must be labelled so. */
  isDemo: boolean;
  /** An operator's own server: any model may be one of its, and no vendor's limits hold there. */
  isCustom: boolean;
  /** Whose account at the vendor pays, where it is not the deployment's: limits, refusals and breakers belong to it. */
  account?: string;
  /** The name of the server requests go to; left out where there is none, or none is known. */
  host?: string;
  defaultModel: string;
  /** Null where the vendor has none. */
  defaultEmbeddingModel: string | null;
  /** Of the default model, and of the vendor's embeddings; for another model see `findModel` in models.ts. */
  capabilities: Capabilities;
  doStream(request: GenerateRequest): AsyncIterable<StreamPart>;
  doGenerate(request: GenerateRequest): Promise<GenerateResult>;
  doEmbed(request: EmbedRequest): Promise<EmbedResult>;
  /** Millionths of a US dollar, rounded up; 0 for a model without a known price, for which `findModel` in models.ts gives null. */
  costMicros(model: string, usage: Usage): number;
};

/** Each phase of one call: until headers, until the first piece of text, between pieces, and over all. */
export type ProviderTimeouts = { connectMs: number; firstTokenMs: number; idleMs: number; totalMs: number };

export const DEFAULT_PROVIDER_TIMEOUTS: ProviderTimeouts = { connectMs: 10_000, firstTokenMs: 30_000, idleMs: 20_000, totalMs: 110_000 };
