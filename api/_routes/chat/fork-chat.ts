import { z } from "zod";
import { forkChat } from "../../../lib/chat/branches/fork-chat.ts";
import { byJobSchema, chatIdSchema } from "../../../lib/chat/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const forkChatRoute = defineRoute({
  method: "post",
  path: "/chat/fork",
  summary: "Start a new chat with a copy of the conversation up to one answer",
  access: "chat.write",
  limit: limits.write,
  isIdempotent: true,
  body: byJobSchema,
  output: z.object({ chatId: chatIdSchema }),
  errors: ["chat.turn_not_found", "chat.turn_open", "chat.too_long_to_fork"],
  handle: ({ ctx, body }) => forkChat(ctx, body),
});
