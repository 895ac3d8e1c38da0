import { z } from "zod";
import { refreshSession } from "../../../lib/auth/refresh-session.ts";
import { REFRESH_COOKIE } from "../../../lib/auth/refresh-token.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { withCookies } from "../../_http/cookies.ts";
import { defineRoute } from "../../_http/define-route.ts";
import { sessionCookies } from "./session-cookies.ts";

export const refreshRoute = defineRoute({
  method: "post",
  path: "/auth/refresh",
  summary: "Exchange the refresh cookie for a new access token and the next refresh cookie",
  access: "public",
  limit: limits.refresh,
  body: z.strictObject({}).default({}),
  output: z.object({ message: z.string(), token: z.string() }),
  errors: ["auth.refresh_refused"],
  handle: async ({ ctx, request }) => {
    const tokens = await refreshSession(ctx, request.cookie(REFRESH_COOKIE) ?? "");
    return withCookies({ message: "Token refreshed", token: tokens.accessToken }, sessionCookies(tokens));
  },
});
