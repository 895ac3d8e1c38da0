import { z } from "zod";

/** Ways a provider goes wrong. Those about tokens act on streams; on a plain answer they do the nearest thing to its JSON text. */
export const faultSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("status"),
    status: z.union([z.literal(401), z.literal(429), z.literal(500), z.literal(502), z.literal(503), z.literal(529)]),
    retryAfterSeconds: z.number().min(0).optional(),
  }),
  /** Nothing listens for this long, so that a connection is refused. */
  z.object({ type: z.literal("refuse-connections"), durationMs: z.number().min(1) }),
  z.object({ type: z.literal("stall-before-headers") }),
  z.object({ type: z.literal("stall-after-first-token") }),
  z.object({ type: z.literal("slow-tokens"), intervalMs: z.number().min(0) }),
  /** The stream ends in good order, but without its last line. */
  z.object({ type: z.literal("no-done") }),
  /** The line is cut in the middle of its JSON and the stream goes on. */
  z.object({ type: z.literal("malformed-sse") }),
  z.object({ type: z.literal("malformed-json") }),
  z.object({ type: z.literal("error-body") }),
  z.object({ type: z.literal("endless-stream") }),
  z.object({ type: z.literal("reset-after"), tokens: z.int().min(0) }),
]);

export type Fault = z.infer<typeof faultSchema>;

/** What the vendors answer with these statuses, in OpenAI's error shape. 529 is Anthropic's "overloaded", which gateways pass on. */
export function toErrorBody(status: number): object {
  const [type, code, message] = ERRORS[status] ?? ["server_error", null, "The server had an error while processing your request."];
  return { error: { message, type, param: null, code } };
}

const ERRORS: Readonly<Record<number, readonly [type: string, code: string | null, message: string]>> = {
  401: ["invalid_request_error", "invalid_api_key", "Incorrect API key provided."],
  429: ["requests", "rate_limit_exceeded", "Rate limit reached for requests."],
  502: ["server_error", null, "Bad gateway."],
  503: ["service_unavailable", null, "The engine is currently overloaded, please try again later."],
  529: ["overloaded_error", "overloaded", "Overloaded."],
};
