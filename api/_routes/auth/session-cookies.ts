import { REFRESH_COOKIE, REFRESH_COOKIE_PATH } from "../../../lib/auth/refresh-token.ts";
import { ACCESS_COOKIE } from "../../../lib/auth/session-token.ts";
import type { SessionTokens } from "../../../lib/auth/signed-in.ts";
import type { SetCookie } from "../../_http/cookies.ts";

export function accessCookie(tokens: Pick<SessionTokens, "accessToken" | "accessMaxAgeSeconds">): SetCookie {
  return { name: ACCESS_COOKIE, value: tokens.accessToken, maxAgeSeconds: tokens.accessMaxAgeSeconds };
}

export function sessionCookies(tokens: SessionTokens): SetCookie[] {
  const refresh = {
    name: REFRESH_COOKIE,
    value: tokens.refreshToken,
    maxAgeSeconds: tokens.refreshMaxAgeSeconds,
    path: REFRESH_COOKIE_PATH,
  };
  return [accessCookie(tokens), refresh];
}

export function clearedCookies(): SetCookie[] {
  return [
    { name: ACCESS_COOKIE, value: "", maxAgeSeconds: 0 },
    { name: REFRESH_COOKIE, value: "", maxAgeSeconds: 0, path: REFRESH_COOKIE_PATH },
  ];
}
