import { generateAnswer, streamAnswer } from "../../../lib/ai/gateway/ask-model.ts";
import { mergeVerdicts } from "../../../lib/guard/merge-verdicts.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { PLATFORM_LIMITS } from "../../../lib/platform/platform-limits.ts";
import { defineWireRoute } from "../../_http/define-route.ts";
import { answerHeaders } from "./answer-headers.ts";
import { toChunks } from "./chat/chunks.ts";
import { completionSchema, toCompletion } from "./chat/completion.ts";
import { chatRequestSchema } from "./chat/request-schema.ts";
import { toRouteRequest } from "./chat/to-route-request.ts";
import { GATEWAY_ERRORS } from "./gateway-errors.ts";
import { readCacheSeconds } from "./read-cache-seconds.ts";

export const createChatCompletionRoute = defineWireRoute({
  method: "post",
  path: "/v1/chat/completions",
  summary: "Ask a model, in OpenAI's wire format",
  description:
    "Streams when `stream` is true. What goes in is judged and what comes out is cleared of secrets; the headers `x-aegis-*` say what " +
    "was found and who answered. `x-aegis-cache: <seconds>` lets an equal request be answered from the cache.",
  access: "ai.write",
  limit: limits.gateway,
  bodyMaxBytes: PLATFORM_LIMITS.vercel.requestBodyBytes,
  isIdempotent: true,
  body: chatRequestSchema,
  output: completionSchema,
  errors: GATEWAY_ERRORS,
  handle: async ({ ctx, body, request }) => {
    const cacheSeconds = readCacheSeconds(request.header("x-aegis-cache"));
    const input = { endpoint: "chat" as const, request: await toRouteRequest(body, request.signal()), cacheSeconds };
    if (body.stream !== true) {
      const answer = await generateAnswer(ctx, input);
      const verdict = mergeVerdicts(answer.verdicts);
      return { type: "json", body: toCompletion(answer, ctx.clock.now()), headers: answerHeaders(answer, verdict) };
    }
    const answer = await streamAnswer(ctx, input);
    const options = { createdAt: ctx.clock.now(), includeUsage: body.stream_options?.include_usage === true };
    return { type: "stream", events: toChunks(answer, options), headers: answerHeaders(answer, answer.verdict) };
  },
});
