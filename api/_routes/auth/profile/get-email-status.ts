import { getEmailStatus } from "../../../../lib/auth/profile/get-email-status.ts";
import { emailStatusSchema } from "../../../../lib/auth/schema.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const getEmailStatusRoute = defineRoute({
  method: "get",
  path: "/auth/email",
  summary: "Your e-mail address, whether it is confirmed, and one that waits to be",
  access: "account.read",
  limit: limits.read,
  output: emailStatusSchema,
  errors: ["auth.user_required"],
  handle: ({ ctx }) => getEmailStatus(ctx),
});
