import { signedInReplySchema, signInInputSchema } from "../../../lib/auth/schema.ts";
import { signIn } from "../../../lib/auth/sign-in.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { withCookies } from "../../_http/cookies.ts";
import { defineRoute } from "../../_http/define-route.ts";
import { sessionCookies } from "./session-cookies.ts";

export const loginRoute = defineRoute({
  method: "post",
  path: "/auth/login",
  summary: "Sign in with e-mail address and password",
  access: "public",
  limit: limits.signIn,
  body: signInInputSchema,
  output: signedInReplySchema,
  errors: ["auth.invalid_credentials", "auth.locked_out", "auth.membership_missing"],
  handle: async ({ ctx, body }) => {
    const signedIn = await signIn(ctx, body);
    return withCookies(
      { message: "Logged in successfully", token: signedIn.accessToken, user: signedIn.account },
      sessionCookies(signedIn),
    );
  },
});
