import type { z } from "zod";
import type { SignInOutcome } from "../../../lib/auth/complete-sign-in.ts";
import type { AuthDeps } from "../../../lib/auth/ports.ts";
import type { signInReplySchema } from "../../../lib/auth/schema.ts";
import type { Context } from "../../../lib/platform/context.ts";
import { type ReplyWithCookies, withCookies } from "../../_http/cookies.ts";
import type { RequestInfo } from "../../_http/define-route.ts";
import { signedInCookies } from "./signed-in-cookies.ts";

type SignInReply = z.input<typeof signInReplySchema>;

/** Whatever way somebody came in, the answer is the same; half a sign-in sets no cookie. */
export function toSignInReply(
  ctx: Context<AuthDeps>,
  request: RequestInfo,
  outcome: SignInOutcome,
): SignInReply | ReplyWithCookies<SignInReply> {
  if (outcome.type === "second-step") {
    const { ticket, methods, expiresAt } = outcome;
    return { message: "Second step required", secondStep: { ticket, methods: [...methods], expiresAt: expiresAt.toISOString() } };
  }
  const { signedIn } = outcome;
  const body = { message: "Logged in successfully", token: signedIn.accessToken, user: signedIn.account };
  return withCookies(body, signedInCookies(ctx, request, signedIn));
}
