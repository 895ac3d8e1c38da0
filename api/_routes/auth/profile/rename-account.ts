import { renameAccount } from "../../../../lib/auth/profile/rename-account.ts";
import { accountSchema, renameAccountInputSchema } from "../../../../lib/auth/schema.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const renameAccountRoute = defineRoute({
  method: "patch",
  path: "/auth/me",
  summary: "Change your own name",
  access: "account.write",
  limit: limits.account,
  body: renameAccountInputSchema,
  output: accountSchema,
  errors: ["auth.user_required"],
  handle: ({ ctx, body }) => renameAccount(ctx, body),
});
