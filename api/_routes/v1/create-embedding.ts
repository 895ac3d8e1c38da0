import { z } from "zod";
import { embedTexts } from "../../../lib/ai/gateway/embed-texts.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { PLATFORM_LIMITS } from "../../../lib/platform/platform-limits.ts";
import { defineWireRoute } from "../../_http/define-route.ts";
import { modelName } from "./chat/request-schema.ts";

/** https://platform.openai.com/docs/api-reference/embeddings/create: at most 2,048 inputs, none of them empty. */
const text = z.string().min(1);

const requestSchema = z.strictObject({
  model: modelName,
  input: z.union([text, z.array(text).min(1).max(2_048)]).describe("Texts; token numbers are not taken."),
  encoding_format: z.enum(["float", "base64"]).nullish(),
  dimensions: z.int().min(1).max(4_096).nullish(),
  user: z.string().max(512).nullish(),
});

const outputSchema = z.strictObject({
  object: z.literal("list"),
  data: z.array(
    z.strictObject({ object: z.literal("embedding"), index: z.int().min(0), embedding: z.union([z.array(z.number()), z.string()]) }),
  ),
  model: z.string(),
  usage: z.strictObject({ prompt_tokens: z.int().min(0), total_tokens: z.int().min(0) }),
});

export const createEmbeddingRoute = defineWireRoute({
  method: "post",
  path: "/v1/embeddings",
  summary: "Turn texts into vectors, in OpenAI's wire format",
  access: "ai.write",
  limit: limits.gateway,
  bodyMaxBytes: PLATFORM_LIMITS.vercel.requestBodyBytes,
  isIdempotent: true,
  body: requestSchema,
  output: outputSchema,
  errors: [
    "ai.budget_exceeded",
    "gateway.model_not_found",
    "gateway.unsupported_parameter",
    "provider.auth",
    "provider.invalid_request",
    "provider.malformed",
    "provider.none_configured",
    "provider.overloaded",
    "provider.rate_limited",
    "provider.timeout",
    "provider.unavailable",
  ],
  handle: async ({ ctx, body, request }) => {
    const texts = typeof body.input === "string" ? [body.input] : body.input;
    const { model, dimensions } = body;
    const embedding = await embedTexts(ctx, { model, texts, ...(dimensions != null && { dimensions }), signal: request.signal() });
    const { inputTokens } = embedding.charge.usage;
    const data = embedding.vectors.map((vector, index) => ({
      object: "embedding" as const,
      index,
      embedding: body.encoding_format === "base64" ? toBase64(vector) : vector,
    }));
    return {
      type: "json",
      body: { object: "list", data, model: embedding.model, usage: { prompt_tokens: inputTokens, total_tokens: inputTokens } },
      headers: {
        "x-aegis-call-id": embedding.callId,
        "x-aegis-provider": embedding.provider,
        "x-aegis-model": embedding.model.replaceAll(/[^\x20-\x7e]/g, "?"),
        ...(embedding.isDemo && { "x-aegis-demo": "true" }),
      },
    };
  },
});

/** Little-endian floats of 32 bits, which OpenAI's SDK asks for unless told otherwise. */
function toBase64(vector: readonly number[]): string {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [index, value] of vector.entries()) bytes.writeFloatLE(value, index * 4);
  return bytes.toString("base64");
}
