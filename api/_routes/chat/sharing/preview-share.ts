import { byChatSchema } from "../../../../lib/chat/schema.ts";
import { previewShare } from "../../../../lib/chat/sharing/preview-share.ts";
import { sharePreviewSchema } from "../../../../lib/chat/sharing/share.schema.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const previewShareRoute = defineRoute({
  method: "get",
  path: "/chat/shares/preview",
  summary: "What a link to this chat would show, and what of it the guard finds personal",
  access: "chat.write",
  limit: limits.read,
  query: byChatSchema,
  output: sharePreviewSchema,
  errors: ["chat.chat_not_found"],
  handle: ({ ctx, query }) => previewShare(ctx, query),
});
