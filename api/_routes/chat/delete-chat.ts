import { z } from "zod";
import { deleteChat } from "../../../lib/chat/delete-chat.ts";
import { byChatSchema } from "../../../lib/chat/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const deleteChatRoute = defineRoute({
  method: "delete",
  path: "/chat/delete",
  summary: "Delete a chat with everything in it",
  access: "chat.write",
  limit: limits.write,
  query: byChatSchema,
  output: z.void(),
  status: 204,
  errors: ["chat.chat_not_found"],
  handle: ({ ctx, query }) => deleteChat(ctx, query),
});
