import { z } from "zod";
import { chatFilterSchema, keptChatSchema } from "../../../lib/chat/keeping/keeping.schema.ts";
import { listChats } from "../../../lib/chat/list-chats.ts";
import { chatSchema, listChatsSchema, pageOf } from "../../../lib/chat/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { asArrayOrPage } from "../../_http/array-or-page.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const listChatsRoute = defineRoute({
  method: "get",
  path: "/chat/list",
  summary: "One's own chats, the one used last first; pages with cursor or limit, which also tell pins, tags and project",
  access: "chat.read",
  limit: limits.read,
  query: listChatsSchema.extend(chatFilterSchema),
  output: z.union([z.array(chatSchema), pageOf(keptChatSchema)]),
  errors: ["request.invalid_cursor", "chat.project_not_found", "chat.tag_not_found"],
  handle: ({ ctx, query }) => asArrayOrPage(query, (page) => listChats(ctx, { ...query, ...page })),
});
