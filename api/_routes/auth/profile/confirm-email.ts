import { z } from "zod";
import { confirmEmail } from "../../../../lib/auth/profile/confirm-email.ts";
import { confirmEmailInputSchema } from "../../../../lib/auth/schema.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const confirmEmailRoute = defineRoute({
  method: "post",
  path: "/auth/email/confirm",
  summary: "Confirm an e-mail address by the link from a letter",
  access: "public",
  limit: limits.passwordReset,
  body: confirmEmailInputSchema,
  output: z.object({ email: z.string() }),
  errors: ["auth.email_link_invalid"],
  handle: ({ ctx, body }) => confirmEmail(ctx, body),
});
