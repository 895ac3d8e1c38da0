import { getTrace } from "../../../lib/chat/get-trace.ts";
import { byJobSchema, traceSchema } from "../../../lib/chat/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const getTraceRoute = defineRoute({
  method: "get",
  path: "/chat/trace",
  summary: "How an answer came about: stages, verdicts, provider, cost, time",
  access: "chat.read",
  limit: limits.read,
  query: byJobSchema,
  output: traceSchema,
  errors: ["chat.turn_not_found"],
  handle: ({ ctx, query }) => getTrace(ctx, query),
});
