import { keepChat } from "../../../../lib/chat/keeping/keep-chat.ts";
import { keepChatSchema, keptChatSchema } from "../../../../lib/chat/keeping/keeping.schema.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const keepChatRoute = defineRoute({
  method: "post",
  path: "/chat/keep",
  summary: "Pin or archive a chat, give it tags, put it into a project; only what is named changes",
  access: "chat.write",
  limit: limits.write,
  body: keepChatSchema,
  output: keptChatSchema,
  errors: ["chat.chat_not_found", "chat.project_not_found", "chat.tag_not_found"],
  handle: ({ ctx, body }) => keepChat(ctx, body),
});
