import { pageOf } from "../../../../lib/chat/schema.ts";
import { listShares } from "../../../../lib/chat/sharing/list-shares.ts";
import { listSharesSchema, shareSchema } from "../../../../lib/chat/sharing/share.schema.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const listSharesRoute = defineRoute({
  method: "get",
  path: "/chat/shares",
  summary: "One's own links, newest first, with those that have ended",
  access: "chat.read",
  limit: limits.read,
  query: listSharesSchema,
  output: pageOf(shareSchema),
  errors: ["request.invalid_cursor"],
  handle: ({ ctx, query }) => listShares(ctx, query),
});
