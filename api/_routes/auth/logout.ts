import { z } from "zod";
import { REFRESH_COOKIE } from "../../../lib/auth/refresh-token.ts";
import { signOut } from "../../../lib/auth/sign-out.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { withCookies } from "../../_http/cookies.ts";
import { defineRoute } from "../../_http/define-route.ts";
import { clearedCookies } from "./session-cookies.ts";

/** Public, because signing out has to work after the access token has expired. */
export const logoutRoute = defineRoute({
  method: "post",
  path: "/auth/logout",
  summary: "End this session and clear its cookies",
  access: "public",
  limit: limits.refresh,
  body: z.strictObject({}).default({}),
  output: z.object({ message: z.string() }),
  errors: [],
  handle: async ({ ctx, request }) => {
    await signOut(ctx, request.cookie(REFRESH_COOKIE));
    return withCookies({ message: "Logged out" }, clearedCookies());
  },
});
