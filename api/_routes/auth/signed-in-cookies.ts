import { normalizeEmail } from "../../../lib/auth/normalize-email.ts";
import type { AuthDeps } from "../../../lib/auth/ports.ts";
import { REFRESH_COOKIE_PATH } from "../../../lib/auth/refresh-token.ts";
import { DEVICE_COOKIE, DEVICE_MAX_AGE_SECONDS, rememberDevice } from "../../../lib/auth/sessions/known-device.ts";
import type { SignedIn } from "../../../lib/auth/signed-in.ts";
import type { Context } from "../../../lib/platform/context.ts";
import type { SetCookie } from "../../_http/cookies.ts";
import type { RequestInfo } from "../../_http/define-route.ts";
import { sessionCookies } from "./session-cookies.ts";

/** What a browser gets when somebody has proven who they are: the session, and a mark that the account is known here. */
export function signedInCookies(ctx: Context<AuthDeps>, request: RequestInfo, signedIn: SignedIn): SetCookie[] {
  return [...sessionCookies(signedIn), deviceCookie(ctx, request, signedIn.account.email)];
}

export function deviceCookie(ctx: Context<AuthDeps>, request: RequestInfo, email: string): SetCookie {
  const held = request.cookie(DEVICE_COOKIE);
  const value = rememberDevice(ctx.deps.auth.secret, held, normalizeEmail(email), ctx.clock.now());
  return { name: DEVICE_COOKIE, value, maxAgeSeconds: DEVICE_MAX_AGE_SECONDS, path: REFRESH_COOKIE_PATH };
}
