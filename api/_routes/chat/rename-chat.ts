import { renameChat } from "../../../lib/chat/rename-chat.ts";
import { chatSchema, renameChatSchema } from "../../../lib/chat/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const renameChatRoute = defineRoute({
  method: "post",
  path: "/chat/rename",
  summary: "Rename a chat",
  access: "chat.write",
  limit: limits.write,
  body: renameChatSchema,
  output: chatSchema,
  errors: ["chat.chat_not_found"],
  handle: ({ ctx, body }) => renameChat(ctx, body),
});
