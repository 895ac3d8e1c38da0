import { z } from "zod";
import { resetPassword } from "../../../../lib/auth/passwords/reset-password.ts";
import { resetPasswordInputSchema } from "../../../../lib/auth/schema.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { withCookies } from "../../../_http/cookies.ts";
import { defineRoute } from "../../../_http/define-route.ts";
import { deviceCookie } from "../signed-in-cookies.ts";

/** Opens no session: a letter is one proof, and signing in may ask for another. The device is known from here on. */
export const resetPasswordRoute = defineRoute({
  method: "post",
  path: "/auth/reset-password",
  summary: "Set a new password by the link from a letter and end all sessions",
  description:
    "A link works once, within 30 minutes. A password that is refused does not use it up. Sign in with the new password afterwards.",
  access: "public",
  limit: limits.passwordReset,
  body: resetPasswordInputSchema,
  output: z.object({ message: z.string() }),
  errors: ["auth.reset_link_invalid", "auth.weak_password"],
  handle: async ({ ctx, body, request }) => {
    const { email } = await resetPassword(ctx, body);
    return withCookies({ message: "Password set. Sign in with it." }, [deviceCookie(ctx, request, email)]);
  },
});
