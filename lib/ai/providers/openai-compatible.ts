// OpenAI, xAI and any other server that speaks OpenAI's chat completions, through the vendor's own SDK. We stream always, time
// every phase ourselves, and turn whatever goes wrong into one `ProviderError`; retries and fallback are decided above.

import type OpenAI from "openai";
import { trimEndOf } from "../../platform/trim-end-of.ts";
import { type OpenAiDialect, parseOpenAiChunk, parseOpenAiEmbeddings, toOpenAiBody } from "../internal/openai-wire.ts";
import { askForEvents, createVendorFetch, type Endpoint, toEndpoint } from "../internal/vendor-fetch.ts";
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
  let client: Promise<Client> | null = null;
  const connect = (): Promise<Client> => {
    client ??= loadClient(options, defaultUrl);
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
          const { completions, toError } = await connect();
          const body = JSON.stringify(toOpenAiBody(request, dialect, row?.effortWithTools ?? null));
          return askForEvents(completions, { body, signal, toError }, now);
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
  connect: () => Promise<Client>,
  now: () => number,
  { model, dimensions }: EmbedRequest,
  texts: readonly string[],
  signal: AbortSignal,
) {
  const body = { model, input: [...texts], encoding_format: "float" as const, ...(dimensions !== undefined && { dimensions }) };
  return parseOpenAiEmbeddings(await (await connect()).sdk.embeddings.create(body, { signal }), now());
}

/** `completions`: where and with which headers the SDK would ask. It puts a request together once; each call then repeats it with its own body. */
type Client = { sdk: OpenAI; completions: Endpoint; toError(status: number, body: string, headers: Headers): unknown };

/** The SDK is big and needed only for a call. Everything it would read from the environment is given, and its own log, which quotes bodies, is off. */
async function loadClient({ apiKey, baseUrl, timeouts, guard }: VendorOptions, defaultUrl: string): Promise<Client> {
  const { default: Sdk, APIError } = await import("openai");
  const sdk = new Sdk({
    apiKey,
    baseURL: baseUrl ?? defaultUrl,
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: timeouts.totalMs,
    logLevel: "off",
    fetch: createVendorFetch(guard).fetch,
  });
  const { url, req } = await sdk.buildRequest({ method: "post", path: "/chat/completions", body: {} });
  return {
    sdk,
    completions: toEndpoint(url, req.headers, { guard }),
    toError: (status, body, headers) => APIError.generate(status, parseBody(body), undefined, headers),
  };
}

/** Undefined for what is no JSON: the status says enough then. */
function parseBody(text: string): object | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null ? body : undefined;
  } catch {
    return undefined;
  }
}

function isSameUrl(a: string, b: string): boolean {
  return trimEndOf(a, "/") === b;
}
