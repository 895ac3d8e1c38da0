import { openShare } from "../../../../lib/chat/sharing/open-share.ts";
import { openShareSchema, sharedChatSchema } from "../../../../lib/chat/sharing/share.schema.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const openShareRoute = defineRoute({
  method: "post",
  path: "/chat/shares/open",
  summary: "Read what stands behind a link; nobody needs an account for it",
  access: "public",
  limit: limits.write,
  body: openShareSchema,
  output: sharedChatSchema,
  errors: ["chat.share_not_found"],
  handle: ({ ctx, body }) => openShare(ctx, body),
});
