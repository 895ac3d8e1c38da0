import { createAccount } from "../../../lib/auth/create-account.ts";
import { registerInputSchema, signedInReplySchema } from "../../../lib/auth/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { withCookies } from "../../_http/cookies.ts";
import { defineRoute } from "../../_http/define-route.ts";
import { signedInCookies } from "./signed-in-cookies.ts";

export const registerRoute = defineRoute({
  method: "post",
  path: "/auth/register",
  summary: "Create an account with an organization of its own and sign in",
  access: "public",
  limit: limits.userCreate,
  body: registerInputSchema,
  output: signedInReplySchema,
  errors: ["auth.registration_refused", "auth.weak_password", "auth.sign_up_closed"],
  handle: async ({ ctx, body, request }) => {
    const signedIn = await createAccount(ctx, body);
    return withCookies(
      { message: "Registered & Logged in", token: signedIn.accessToken, user: signedIn.account },
      signedInCookies(ctx, request, signedIn),
    );
  },
});
