import { getChatTotals } from "../../../lib/chat/get-chat-totals.ts";
import { byChatSchema, chatTotalsSchema } from "../../../lib/chat/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const getTotalsRoute = defineRoute({
  method: "get",
  path: "/chat/totals",
  summary: "What a chat has used: tokens and money by stage, all branches together",
  access: "chat.read",
  limit: limits.read,
  query: byChatSchema,
  output: chatTotalsSchema,
  errors: ["chat.chat_not_found"],
  handle: ({ ctx, query }) => getChatTotals(ctx, query),
});
