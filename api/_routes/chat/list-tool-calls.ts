import { z } from "zod";
import { byJobSchema, toolCallSchema } from "../../../lib/chat/schema.ts";
import { listToolCalls } from "../../../lib/chat/tools/list-tool-calls.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const listToolCallsRoute = defineRoute({
  method: "get",
  path: "/chat/tool-calls",
  summary: "What the assistant asked its tools for an answer, and what they said",
  access: "chat.read",
  limit: limits.read,
  query: byJobSchema,
  output: z.array(toolCallSchema),
  errors: ["chat.turn_not_found"],
  handle: ({ ctx, query }) => listToolCalls(ctx, query),
});
