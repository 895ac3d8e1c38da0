// OpenAI, xAI and any other server that speaks OpenAI's chat completions, through the vendor's own SDK. We stream always, time
// every phase ourselves, and turn whatever goes wrong into one `ProviderError`; retries and fallback are decided above.

import type OpenAI from "openai";
import { type OpenAiDialect, parseOpenAiChunk, parseOpenAiEmbeddings, toOpenAiBody } from "../internal/openai-wire.ts";
import { createVendorFetch, openEvents, type VendorFetch } from "../internal/vendor-fetch.ts";
import { createVendorProvider, type Vendor, type VendorOptions } from "../internal/vendor-provider.ts";
import type { Capabilities, EmbedRequest, Provider } from "../ports.ts";

const OPENAI_URL = "https://api.openai.com/v1";
const XAI_URL = "https://api.x.ai/v1";
/** https://developers.openai.com/api/reference/resources/embeddings: at most 2,048 inputs; large bodies time out earlier. */
const EMBEDDINGS_AT_ONCE = 256;

const CAPABILITIES: Capabilities = { tools: true, parallelTools: true, streaming: true, images: true, jsonSchema: true, embeddings: true };

/** OpenAI itself, or with `baseUrl` any server that speaks its format: models of other names pass through and have no price here. */
export function createOpenAiProvider(options: VendorOptions): Provider {
  const isOpenAi = options.baseUrl === undefined || isSameUrl(options.baseUrl, OPENAI_URL);
  return createProvider(options, {
    name: "openai",
    isCustom: !isOpenAi,
    registry: "openai",
    defaultUrl: OPENAI_URL,
    dialect: { limitName: isOpenAi ? "max_completion_tokens" : "max_tokens", asksForUsage: true },
    embeddingModel: "text-embedding-3-small",
  });
}

export function createXaiProvider(options: VendorOptions): Provider {
  const dialect: OpenAiDialect = { limitName: "max_completion_tokens", asksForUsage: true };
  return createProvider(options, {
    name: "xai",
    isCustom: options.baseUrl !== undefined,
    registry: "xai",
    defaultUrl: XAI_URL,
    dialect,
    embeddingModel: null,
  });
}

type Kind = Pick<Vendor, "name" | "isCustom" | "registry"> & { defaultUrl: string; dialect: OpenAiDialect; embeddingModel: string | null };

function createProvider(options: VendorOptions, { name, isCustom, registry, defaultUrl, dialect, embeddingModel }: Kind): Provider {
  const now = () => options.clock.now();
  let client: Promise<OpenAI> | null = null;
  const wire = createVendorFetch();
  const connect = (): Promise<OpenAI> => {
    client ??= loadClient(options, defaultUrl, wire);
    return client;
  };
  return createVendorProvider(
    {
      name,
      isCustom,
      url: options.baseUrl ?? defaultUrl,
      registry,
      defaultEmbeddingModel: embeddingModel,
      capabilities: CAPABILITIES,
      refuses: [],
      load: connect,
      answer: (request, row) => ({
        open: async (signal) => {
          const body = toOpenAiBody(request, dialect, row?.effortWithTools ?? null);
          return openEvents(wire, await (await connect()).chat.completions.create(body, { signal }).asResponse(), now);
        },
        parse: (event) => parseOpenAiChunk(event, now()),
      }),
      embed:
        embeddingModel === null ? null : { batchSize: EMBEDDINGS_AT_ONCE, embedBatch: (...batch) => embedBatch(connect, now, ...batch) },
    },
    options,
  );
}

async function embedBatch(
  connect: () => Promise<OpenAI>,
  now: () => number,
  { model, dimensions }: EmbedRequest,
  texts: readonly string[],
  signal: AbortSignal,
) {
  const body = { model, input: [...texts], encoding_format: "float" as const, ...(dimensions !== undefined && { dimensions }) };
  return parseOpenAiEmbeddings(await (await connect()).embeddings.create(body, { signal }), now());
}

/** The SDK is big and needed only for a call. Everything it would read from the environment is given, and its own log, which quotes bodies, is off. */
async function loadClient({ apiKey, baseUrl, timeouts }: VendorOptions, defaultUrl: string, { fetch }: VendorFetch): Promise<OpenAI> {
  const { default: Client } = await import("openai");
  return new Client({
    apiKey,
    baseURL: baseUrl ?? defaultUrl,
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: timeouts.totalMs,
    logLevel: "off",
    fetch,
  });
}

function isSameUrl(a: string, b: string): boolean {
  return a.replace(/\/+$/, "") === b;
}
