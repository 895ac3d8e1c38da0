import { getTurnStatus } from "../../../lib/chat/get-turn-status.ts";
import { byJobSchema, statusSchema } from "../../../lib/chat/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const getStatusRoute = defineRoute({
  method: "get",
  path: "/chat/status",
  summary: "Where an answer stands, with its text so far",
  access: "chat.read",
  limit: limits.read,
  query: byJobSchema,
  output: statusSchema,
  errors: ["chat.turn_not_found"],
  handle: ({ ctx, query }) => getTurnStatus(ctx, query),
});
