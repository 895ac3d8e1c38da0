import { generateAnswer, streamAnswer } from "../../../lib/ai/gateway/ask-model.ts";
import { mergeVerdicts } from "../../../lib/guard/merge-verdicts.ts";
import { AppError } from "../../../lib/platform/errors.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { PLATFORM_LIMITS } from "../../../lib/platform/platform-limits.ts";
import { defineWireRoute } from "../../_http/define-route.ts";
import { answerHeaders } from "./answer-headers.ts";
import { toRouteRequest } from "./chat/to-route-request.ts";
import { GATEWAY_ERRORS } from "./gateway-errors.ts";
import { readCacheSeconds } from "./read-cache-seconds.ts";
import { toResponseEvents } from "./responses/events.ts";
import { responseRequestSchema } from "./responses/request-schema.ts";
import { responseSchema, toCallItem, toEnded, toMessageItem, toResponseObject } from "./responses/response-object.ts";
import { toChatRequest } from "./responses/to-chat-request.ts";

export const createResponseRoute = defineWireRoute({
  method: "post",
  path: "/v1/responses",
  summary: "Ask a model through OpenAI's Responses API: text and tools",
  description: "Streams when `stream` is true. Nothing is stored: each request carries its whole conversation in `input`.",
  access: "ai.write",
  limit: limits.gateway,
  bodyMaxBytes: PLATFORM_LIMITS.vercel.requestBodyBytes,
  isIdempotent: true,
  body: responseRequestSchema,
  output: responseSchema,
  errors: GATEWAY_ERRORS,
  handle: ({ ctx, body, request }) =>
    withOwnNames(async () => {
      const cacheSeconds = readCacheSeconds(request.header("x-aegis-cache"));
      const asked = await toRouteRequest(toChatRequest(body), request.signal());
      const input = { endpoint: "responses" as const, request: asked, cacheSeconds };
      const createdAt = ctx.clock.now();
      if (body.stream === true) {
        const answer = await streamAnswer(ctx, input);
        const headers = answerHeaders(answer, answer.verdict);
        return { type: "stream" as const, events: toResponseEvents(answer, body, createdAt), headers };
      }
      const answer = await generateAnswer(ctx, input);
      const begun = toResponseObject({ callId: answer.callId, model: answer.model, createdAt, body });
      const said = answer.text === "" && answer.toolCalls.length > 0 ? [] : [toMessageItem(answer.callId, answer.text)];
      const output = [...said, ...answer.toolCalls.map((call) => toCallItem(call))];
      const headers = answerHeaders(answer, mergeVerdicts(answer.verdicts));
      return { type: "json" as const, body: toEnded(begun, output, answer.reason, answer.usage), headers };
    }),
});

/** Of what chat completions call otherwise; of a place inside the conversation only "input" can be said. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/^\/body\/messages\b.*$/, "/body/input"],
  [/^\/body\/(?:response_format\/json_schema|response_format|responseFormat)/, "/body/text/format"],
  [/^\/body\/(?:max_completion_tokens|maxOutputTokens)/, "/body/max_output_tokens"],
  [/^(\/body\/tools\/\d+)\/function\//, "$1/"],
];

async function withOwnNames<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || !error.options.errors) throw error;
    const errors = error.options.errors.map(({ pointer, detail }) => ({
      pointer: NAMES.reduce((text, [pattern, name]) => text.replace(pattern, name), pointer),
      detail,
    }));
    throw new AppError(error.kind, error.code, error.message, { ...error.options, errors });
  }
}
