import { exportChatSchema } from "../../../../lib/chat/copies/chat-copy.schema.ts";
import { exportChat } from "../../../../lib/chat/copies/export-chats.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineDownloadRoute } from "../../../_http/define-route.ts";

export const exportChatRoute = defineDownloadRoute({
  method: "get",
  path: "/chat/export",
  summary: "One chat as a file: JSON with all of its branches, or Markdown of what is shown",
  description: "The JSON format is `aegis.chat`, version 1: a tree of messages, each naming the one it follows. It can be imported again.",
  access: "chat.read",
  limit: limits.read,
  query: exportChatSchema,
  mediaTypes: ["application/json", "text/markdown"],
  errors: ["chat.chat_not_found"],
  handle: ({ ctx, query }) => exportChat(ctx, query),
});
