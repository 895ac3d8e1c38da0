import { z } from "zod";
import { requestEmailChange } from "../../../../lib/auth/profile/request-email-change.ts";
import { emailChangeInputSchema } from "../../../../lib/auth/schema.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const requestEmailChangeRoute = defineRoute({
  method: "post",
  path: "/auth/email",
  summary: "Ask for a letter whose link makes an e-mail address your own",
  description: "Your own address is confirmed the same way. Nothing changes before the link has been opened; the newest letter counts.",
  access: "account.write",
  stepUp: true,
  limit: limits.passwordReset,
  body: emailChangeInputSchema,
  output: z.object({ sentTo: z.string(), expiresAt: z.iso.datetime() }),
  status: 202,
  errors: ["auth.email_unusable", "auth.user_required", "mail.not_configured", "mail.not_sent"],
  handle: async ({ ctx, body }) => {
    const { sentTo, expiresAt } = await requestEmailChange(ctx, body);
    return { sentTo, expiresAt: expiresAt.toISOString() };
  },
});
