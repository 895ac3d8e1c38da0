import { z } from "zod";
import { listHistory } from "../../../lib/chat/list-turns.ts";
import { historyMessageSchema, listHistorySchema, pageOf } from "../../../lib/chat/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { asArrayOrPage } from "../../_http/array-or-page.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const listHistoryRoute = defineRoute({
  method: "get",
  path: "/chat/history",
  summary: "Messages of a chat in time order; pages with cursor or limit",
  access: "chat.read",
  limit: limits.read,
  query: listHistorySchema,
  output: z.union([z.array(historyMessageSchema), pageOf(historyMessageSchema)]),
  errors: ["chat.chat_not_found", "request.invalid_cursor"],
  handle: ({ ctx, query }) => asArrayOrPage(query, (page) => listHistory(ctx, { chatId: query.chatId, ...page })),
});
