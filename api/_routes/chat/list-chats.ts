import { z } from "zod";
import { listChats } from "../../../lib/chat/list-chats.ts";
import { chatSchema, listChatsSchema, pageOf } from "../../../lib/chat/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { asArrayOrPage } from "../../_http/array-or-page.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const listChatsRoute = defineRoute({
  method: "get",
  path: "/chat/list",
  summary: "One's own chats, the one used last first; pages with cursor or limit",
  access: "chat.read",
  limit: limits.read,
  query: listChatsSchema,
  output: z.union([z.array(chatSchema), pageOf(chatSchema)]),
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => asArrayOrPage(query, (page) => listChats(ctx, page)),
});
