import { getMe } from "../../../lib/auth/get-me.ts";
import { accountSchema } from "../../../lib/auth/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const meRoute = defineRoute({
  method: "get",
  path: "/auth/me",
  summary: "Your own account and your role in this organization",
  access: "account.read",
  limit: limits.read,
  output: accountSchema,
  errors: [],
  handle: ({ ctx }) => getMe(ctx),
});
