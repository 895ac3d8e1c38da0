import { askTemporary } from "../../../lib/chat/temporary/ask-temporary.ts";
import { askTemporarySchema } from "../../../lib/chat/temporary/temporary.schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineEventRoute } from "../../_http/define-route.ts";

export const askTemporaryRoute = defineEventRoute({
  method: "post",
  path: "/chat/temporary",
  summary: "Say something in a conversation that nobody keeps; the whole of it comes with each call, the answer as server-sent events",
  access: "chat.write",
  limit: limits.chat,
  body: askTemporarySchema,
  errors: [
    "ai.budget_exceeded",
    "gateway.content_blocked",
    "provider.none_configured",
    "provider.rate_limited",
    "provider.timeout",
    "provider.unavailable",
  ],
  handle: ({ ctx, body, request }) => askTemporary(ctx, { ...body, signal: request.signal() }),
});
