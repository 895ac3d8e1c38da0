// Gemini through Google's SDK, loaded at the first call. The SDK keeps no headers of a refusal, so how long to wait is known only
// from RetryInfo in its details, and it quotes bodies in its errors: only their codes are read.

import type { EmbedContentRequest, GenerateContentRequest, GoogleGenerativeAI, SingleRequestOptions } from "@google/generative-ai";
import { z } from "zod";
import { createGeminiParser, toGeminiBody } from "../internal/gemini-wire.ts";
import { createError } from "../internal/vendor-errors.ts";
import { createVendorProvider, type VendorOptions } from "../internal/vendor-provider.ts";
import type { Capabilities, EmbedRequest, GenerateRequest, Provider } from "../ports.ts";

const GEMINI_URL = "https://generativelanguage.googleapis.com";
/** https://ai.google.dev/api/embeddings: requests of one batch. */
const EMBEDDINGS_AT_ONCE = 100;

const CAPABILITIES: Capabilities = { tools: true, parallelTools: true, streaming: true, images: true, jsonSchema: true, embeddings: true };

export function createGeminiProvider(options: VendorOptions): Provider {
  let client: Promise<GoogleGenerativeAI> | null = null;
  const connect = (): Promise<GoogleGenerativeAI> => {
    client ??= import("@google/generative-ai").then((sdk) => new sdk.GoogleGenerativeAI(options.apiKey));
    return client;
  };
  const settings = (signal: AbortSignal): SingleRequestOptions => ({
    signal,
    ...(options.baseUrl !== undefined && { baseUrl: options.baseUrl }),
  });
  return createVendorProvider(
    {
      name: "google",
      isCustom: options.baseUrl !== undefined,
      url: options.baseUrl ?? GEMINI_URL,
      registry: "google",
      defaultEmbeddingModel: "gemini-embedding-001",
      capabilities: CAPABILITIES,
      refuses: [],
      load: connect,
      answer: (request) => ({
        open: async (signal) => {
          const model = (await connect()).getGenerativeModel({ model: request.model });
          const { stream, response } = await model.generateContentStream(toSdkRequest(request), settings(signal));
          // The SDK collects the answer a second time; what breaks the stream breaks that too, and nobody waits for it.
          response.catch(() => undefined);
          return withOwnErrors(stream);
        },
        parse: createGeminiParser(() => options.clock.now()),
      }),
      embed: {
        batchSize: EMBEDDINGS_AT_ONCE,
        embedBatch: async (request, texts, signal) => {
          const model = (await connect()).getGenerativeModel({ model: request.model });
          const reply: unknown = await model.batchEmbedContents(
            { requests: texts.map((text) => toEmbedRequest(request, text)) },
            settings(signal),
          );
          return { vectors: parseVectors(reply), inputTokens: null };
        },
      },
    },
    options,
  );
}

/** The SDK's types are older than the API (JSON Schema, signatures); it sends the request as it is. */
function toSdkRequest(request: GenerateRequest): GenerateContentRequest {
  const body: object = toGeminiBody(request);
  return body as GenerateContentRequest;
}

function toEmbedRequest({ dimensions }: EmbedRequest, text: string): EmbedContentRequest {
  const request = { content: { role: "user", parts: [{ text }] }, ...(dimensions !== undefined && { outputDimensionality: dimensions }) };
  return request;
}

/** The SDK has one class for a line that is no JSON and for a broken socket; only its words tell them apart. */
async function* withOwnErrors(stream: AsyncIterable<unknown>): AsyncGenerator<unknown[]> {
  try {
    for await (const event of stream) yield [event];
  } catch (error) {
    if (error instanceof Error && /parsing JSON|parse stream/i.test(error.message)) throw createError("malformed");
    throw error;
  }
}

const embeddingsSchema = z.object({ embeddings: z.array(z.object({ values: z.array(z.number()).min(1) })) });

function parseVectors(reply: unknown): number[][] {
  const parsed = embeddingsSchema.safeParse(reply);
  if (!parsed.success) throw createError("malformed");
  return parsed.data.embeddings.map((embedding) => embedding.values);
}
