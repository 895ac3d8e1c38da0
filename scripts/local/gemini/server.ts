import { z } from "zod";
import { createCompletion, toEmbeddingsBody } from "../openai/completion.ts";
import type { FakeReply } from "../openai/derive-reply.ts";
import { type Dialect, sendPlain, sendStream } from "../openai/send.ts";
import {
  startVendorFake,
  type VendorCall,
  type VendorFake,
  type VendorFakeOptions,
  type VendorFormat,
} from "../vendors/start-vendor-fake.ts";
import { readGenerateRequest } from "./generate-request.ts";

/** https://ai.google.dev/gemini-api/docs/troubleshooting */
const STATUS_WORDS: Readonly<Record<number, string>> = {
  401: "UNAUTHENTICATED",
  429: "RESOURCE_EXHAUSTED",
  500: "INTERNAL",
  503: "UNAVAILABLE",
};

function toErrorBody(status: number, retryAfterSeconds: number | null): object {
  const retry = { "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: `${retryAfterSeconds}s` };
  const word = STATUS_WORDS[status] ?? "UNKNOWN";
  return {
    error: { code: status, message: `The local fake answers ${status}.`, status: word, details: retryAfterSeconds === null ? [] : [retry] },
  };
}

const toRefusal = (message: string, details: object[] = []) => ({ error: { code: 400, message, status: "INVALID_ARGUMENT", details } });

const DIALECT: Dialect = {
  toErrorBody,
  toEvent: (chunk) => `data: ${JSON.stringify(chunk)}\r\n\r\n`,
  end: "",
  brokenJson: '{"candidates": [',
};

const FORMAT: VendorFormat = {
  name: "Gemini",
  dialect: DIALECT,
  readKey: (headers) => [headers["x-goog-api-key"]].flat()[0],
  // A wrong key is no 401 here.
  keyRefusal: {
    status: 400,
    body: toRefusal("API key not valid.", [{ "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason: "API_KEY_INVALID" }]),
  },
  toRefusal,
  answer: async (call) => {
    const [, model = "", verb] = /^\/v1beta\/models\/([^/:?]+):(\w+)(?:\?|$)/.exec(call.path) ?? [];
    if (verb === "streamGenerateContent" && call.path.endsWith("?alt=sse")) await streamContent(model, call);
    else if (verb === "batchEmbedContents") await embedContents(model, call);
    else return false;
    return true;
  },
};

async function streamContent(model: string, { body, sending, id, reply: answer }: VendorCall): Promise<void> {
  const request = readGenerateRequest(model, body);
  const reply = answer(request);
  const { deltas, finishReason, usage } = createCompletion(request, reply, id);
  const parts = typeof reply === "string" ? deltas.slice(1).map((delta) => ({ text: delta.content ?? "" })) : toCallParts(reply);
  const chunk = (candidate: object, counted: object = {}) => ({
    candidates: [{ index: 0, ...candidate }],
    usageMetadata: { promptTokenCount: usage.prompt_tokens, ...counted },
    modelVersion: model,
    responseId: id,
  });
  const counted = { candidatesTokenCount: usage.completion_tokens, totalTokenCount: usage.total_tokens };
  const chunks = [
    chunk({ content: { role: "model", parts: [{ text: "" }] } }),
    ...parts.map((part) => chunk({ content: { role: "model", parts: [part] } })),
    chunk({ content: { role: "model", parts: [{ text: "" }] }, finishReason: finishReason === "length" ? "MAX_TOKENS" : "STOP" }, counted),
  ];
  await sendStream(sending, chunks, parts.length);
}

/** Calls come whole; of several made at once only the first is signed. */
function toCallParts(reply: Exclude<FakeReply, string>): object[] {
  return reply.toolCalls.map((call, index) => ({
    functionCall: { name: call.name, args: call.arguments },
    ...(index === 0 && { thoughtSignature: `signature-of-${call.name}` }),
  }));
}

const embedRequestSchema = z.strictObject({
  requests: z
    .array(
      z.strictObject({
        model: z.string(),
        content: z.looseObject({ parts: z.array(z.strictObject({ text: z.string() })).min(1) }),
        outputDimensionality: z.int().min(1).max(3072).optional(),
      }),
    )
    .min(1)
    .max(100),
});

const embeddingsBodySchema = z.object({ data: z.array(z.object({ embedding: z.array(z.number()) })) });

async function embedContents(model: string, { body, sending }: VendorCall): Promise<void> {
  const { requests } = embedRequestSchema.parse(body);
  const input = requests.map((request) => request.content.parts.map((part) => part.text).join(""));
  const dimensions = requests[0]?.outputDimensionality;
  const { data } = embeddingsBodySchema.parse(toEmbeddingsBody({ model, input, ...(dimensions !== undefined && { dimensions }) }));
  await sendPlain(sending, { embeddings: data.map(({ embedding }) => ({ values: embedding.map((value) => value * 3) })) }, 0);
}

export function startGeminiFake(options: VendorFakeOptions): Promise<VendorFake> {
  return startVendorFake(FORMAT, options);
}
