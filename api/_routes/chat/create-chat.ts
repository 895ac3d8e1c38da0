import { z } from "zod";
import { createChat } from "../../../lib/chat/create-chat.ts";
import { chatIdSchema, createChatSchema } from "../../../lib/chat/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const createChatRoute = defineRoute({
  method: "post",
  path: "/chat/create",
  summary: "Start a chat; an empty body is fine",
  access: "chat.write",
  limit: limits.chat,
  isIdempotent: true,
  body: createChatSchema.default({}),
  output: z.object({ chatId: chatIdSchema }),
  errors: [],
  handle: ({ ctx, body }) => createChat(ctx, body),
});
