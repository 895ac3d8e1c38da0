import type { Clock } from "../../platform/clock.ts";
import type { OutboundGuard } from "../../platform/outbound/outbound-guard.ts";
import { collectStream } from "../collect-stream.ts";
import type { ModelRow, Refusable, VendorName } from "../model-row.ts";
import { costMicros, findVendorModel } from "../models.ts";
import type { Capabilities, EmbedRequest, EmbedResult, GenerateRequest, Provider, ProviderTimeouts } from "../ports.ts";
import type { StreamPart } from "../schema.ts";
import { assertSupported, refuse, withoutDefaults } from "./assert-supported.ts";
import { embedTexts } from "./embed-texts.ts";
import { type AnswerOptions, streamAnswer } from "./stream-answer.ts";

/** What every adapter is made with. `baseUrl` is another server that speaks the vendor's format. */
export type VendorOptions = {
  apiKey: string;
  model: string;
  baseUrl?: string;
  clock: Clock;
  timeouts: ProviderTimeouts;
  /** Where `baseUrl` is a customer's word, not the operator's. */
  guard?: OutboundGuard;
};

export type Vendor = {
  name: string;
  isCustom: boolean;
  url: string;
  /** Whose rows in the registry are about this server's models. */
  registry: VendorName;
  defaultEmbeddingModel: string | null;
  /** Of a model the registry does not know. */
  capabilities: Capabilities;
  refuses: readonly Refusable[];
  load(): Promise<unknown>;
  /** A new one for every call: some formats can only be read from their beginning. */
  answer(request: GenerateRequest, row: ModelRow | null): Pick<AnswerOptions, "open" | "parse">;
  embed: { batchSize: number; embedBatch: EmbedBatch } | null;
};

type EmbedBatch = (
  request: EmbedRequest,
  texts: readonly string[],
  signal: AbortSignal,
) => Promise<{ vectors: readonly (readonly number[])[]; inputTokens: number | null }>;

/** An adapter is what the wire needs; this is the rest of a provider, the same for all. */
export function createVendorProvider(vendor: Vendor, options: VendorOptions): Provider {
  const { clock, timeouts } = options;
  const rowOf = (model: string): ModelRow | null => findVendorModel(vendor.registry, model);
  const own = rowOf(options.model)?.capabilities ?? vendor.capabilities;
  async function* doStream(request: GenerateRequest): AsyncGenerator<StreamPart> {
    const row = rowOf(request.model);
    const refuses = [...vendor.refuses, ...(row?.refuses ?? [])];
    const accepted = refuses.includes("sampling") ? withoutDefaults(request) : request;
    assertSupported(accepted, row?.capabilities ?? vendor.capabilities, refuses);
    yield* streamAnswer(accepted, { clock, timeouts, load: vendor.load, ...vendor.answer(accepted, row) });
  }
  const doEmbed = async (request: EmbedRequest): Promise<EmbedResult> => {
    if (!vendor.embed) throw refuse("embeddings");
    const { batchSize, embedBatch } = vendor.embed;
    return embedTexts(request, {
      clock,
      timeouts,
      load: vendor.load,
      batchSize,
      embedBatch: (texts, signal) => embedBatch(request, texts, signal),
    });
  };
  return {
    name: vendor.name,
    isDemo: false,
    isCustom: vendor.isCustom,
    host: new URL(vendor.url).host,
    defaultModel: options.model,
    defaultEmbeddingModel: vendor.defaultEmbeddingModel,
    capabilities: { ...own, embeddings: vendor.embed !== null },
    doStream,
    doGenerate: (request) => collectStream(doStream(request)),
    doEmbed,
    costMicros: (model, usage) => costMicros(rowOf(model), usage, clock.now()),
  };
}
