import { signInInputSchema, signInReplySchema } from "../../../lib/auth/schema.ts";
import { DEVICE_COOKIE } from "../../../lib/auth/sessions/known-device.ts";
import { signIn } from "../../../lib/auth/sign-in.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";
import { toSignInReply } from "./sign-in-reply.ts";

export const loginRoute = defineRoute({
  method: "post",
  path: "/auth/login",
  summary: "Sign in with e-mail address and password",
  access: "public",
  limit: limits.signIn,
  body: signInInputSchema,
  description: "Somebody with a second factor gets a ticket instead of a session; it is exchanged at `/auth/second-step`.",
  output: signInReplySchema,
  errors: [
    "auth.account_banned",
    "auth.invalid_credentials",
    "auth.invitation_for_another",
    "auth.invitation_not_found",
    "auth.locked_out",
    "auth.membership_missing",
  ],
  handle: async ({ ctx, body, request }) => toSignInReply(ctx, request, await signIn(ctx, body, request.cookie(DEVICE_COOKIE))),
});
