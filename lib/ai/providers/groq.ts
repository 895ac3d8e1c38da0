import type Groq from "groq-sdk";
import { type OpenAiDialect, parseOpenAiChunk, toOpenAiBody } from "../internal/openai-wire.ts";
import { createVendorFetch, openEvents, type VendorFetch } from "../internal/vendor-fetch.ts";
import { createVendorProvider, type VendorOptions } from "../internal/vendor-provider.ts";
import type { Capabilities, Provider } from "../ports.ts";

const GROQ_URL = "https://api.groq.com";
const DIALECT: OpenAiDialect = { limitName: "max_completion_tokens", asksForUsage: false };

/** Open models on Groq's own hardware; most take no images, so an unknown one is not asked to. */
const CAPABILITIES: Capabilities = {
  tools: true,
  parallelTools: true,
  streaming: true,
  images: false,
  jsonSchema: true,
  embeddings: false,
};

export function createGroqProvider(options: VendorOptions): Provider {
  const now = () => options.clock.now();
  let client: Promise<Groq> | null = null;
  const wire = createVendorFetch();
  const connect = (): Promise<Groq> => {
    client ??= loadClient(options, wire);
    return client;
  };
  return createVendorProvider(
    {
      name: "groq",
      isCustom: options.baseUrl !== undefined,
      url: options.baseUrl ?? GROQ_URL,
      registry: "groq",
      defaultEmbeddingModel: null,
      capabilities: CAPABILITIES,
      refuses: [],
      load: connect,
      answer: (request) => ({
        open: async (signal) => {
          const body = toOpenAiBody(request, DIALECT, null);
          return openEvents(wire, await (await connect()).chat.completions.create(body, { signal }).asResponse(), now);
        },
        parse: (event) => parseOpenAiChunk(event, now()),
      }),
      embed: null,
    },
    options,
  );
}

/** Loaded at the first call; nothing is left to the environment, and its log, which quotes bodies, is off. */
async function loadClient({ apiKey, baseUrl = GROQ_URL, timeouts }: VendorOptions, { fetch }: VendorFetch): Promise<Groq> {
  const { default: Client } = await import("groq-sdk");
  return new Client({ apiKey, baseURL: baseUrl, maxRetries: 0, timeout: timeouts.totalMs, logLevel: "off", fetch });
}
