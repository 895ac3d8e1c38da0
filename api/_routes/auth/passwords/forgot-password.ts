import { z } from "zod";
import { requestPasswordReset } from "../../../../lib/auth/passwords/request-password-reset.ts";
import { forgotPasswordInputSchema } from "../../../../lib/auth/schema.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const forgotPasswordRoute = defineRoute({
  method: "post",
  path: "/auth/forgot-password",
  summary: "Ask for a letter with a link that sets a new password",
  description: "The answer is the same, and as quick, whether the address has an account or not.",
  access: "public",
  limit: limits.passwordReset,
  body: forgotPasswordInputSchema,
  output: z.object({ message: z.string() }),
  status: 202,
  errors: ["mail.not_configured"],
  handle: async ({ ctx, body }) => {
    await requestPasswordReset(ctx, body);
    return { message: "If this address has an account, a letter is on its way." };
  },
});
