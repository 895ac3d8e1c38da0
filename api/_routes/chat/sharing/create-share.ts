import { createShare } from "../../../../lib/chat/sharing/create-share.ts";
import { createShareSchema, newShareSchema } from "../../../../lib/chat/sharing/share.schema.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const createShareRoute = defineRoute({
  method: "post",
  path: "/chat/shares",
  summary: "Share a copy of a chat by link; the token is told once",
  description: "The link is `/share#<token>`. What is after the `#` is sent to no server by looking at the page.",
  access: "chat.write",
  limit: limits.write,
  body: createShareSchema,
  output: newShareSchema,
  errors: ["chat.chat_not_found", "chat.nothing_to_share", "chat.share_too_long", "chat.shares_full", "chat.sharing_off"],
  handle: ({ ctx, body }) => createShare(ctx, body),
});
