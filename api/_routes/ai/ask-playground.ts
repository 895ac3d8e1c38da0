import { askPlayground } from "../../../lib/ai/ask-playground.ts";
import { askPlaygroundSchema } from "../../../lib/ai/playground-schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineEventRoute } from "../../_http/define-route.ts";

export const askPlaygroundRoute = defineEventRoute({
  method: "post",
  path: "/ai/playground",
  summary: "Ask one model and follow its answer as server-sent events; nothing of it is kept",
  access: "ai.write",
  limit: limits.write,
  body: askPlaygroundSchema,
  errors: [
    "ai.budget_exceeded",
    "gateway.content_blocked",
    "gateway.model_not_found",
    "provider.none_configured",
    "provider.rate_limited",
    "provider.timeout",
    "provider.unavailable",
  ],
  handle: ({ ctx, body, request }) => askPlayground(ctx, { ...body, signal: request.signal() }),
});
