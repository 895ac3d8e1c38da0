import { listTurns } from "../../../lib/chat/list-turns.ts";
import { listTurnsSchema, pageOf, turnViewSchema } from "../../../lib/chat/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const listTurnsRoute = defineRoute({
  method: "get",
  path: "/chat/turns",
  summary: "Messages with their answers, verdicts and cost; newest page first",
  access: "chat.read",
  limit: limits.read,
  query: listTurnsSchema,
  output: pageOf(turnViewSchema),
  errors: ["chat.chat_not_found", "request.invalid_cursor"],
  handle: ({ ctx, query }) => listTurns(ctx, query),
});
