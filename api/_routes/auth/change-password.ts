import { z } from "zod";
import { changePassword } from "../../../lib/auth/change-password.ts";
import { changePasswordInputSchema } from "../../../lib/auth/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { withCookies } from "../../_http/cookies.ts";
import { defineRoute } from "../../_http/define-route.ts";
import { accessCookie } from "./session-cookies.ts";

export const changePasswordRoute = defineRoute({
  method: "post",
  path: "/auth/change-password",
  summary: "Change your password and end your other sessions",
  access: "signed-in",
  limit: limits.account,
  body: changePasswordInputSchema,
  output: z.object({ message: z.string() }),
  errors: ["auth.current_password_wrong", "auth.weak_password", "auth.locked_out"],
  handle: async ({ ctx, body }) => withCookies({ message: "Password changed" }, [accessCookie(await changePassword(ctx, body))]),
});
