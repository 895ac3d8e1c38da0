import { z } from "zod";
import { revokeShare } from "../../../../lib/chat/sharing/revoke-share.ts";
import { byShareSchema } from "../../../../lib/chat/sharing/share.schema.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const revokeShareRoute = defineRoute({
  method: "delete",
  path: "/chat/shares/{shareId}",
  summary: "Take a link back; its copy is removed",
  access: "chat.write",
  limit: limits.write,
  params: byShareSchema,
  output: z.void(),
  status: 204,
  errors: ["chat.share_not_found"],
  handle: ({ ctx, params }) => revokeShare(ctx, params),
});
