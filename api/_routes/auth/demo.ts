import { z } from "zod";
import { createDemoAccount } from "../../../lib/auth/create-demo-account.ts";
import { signedInReplySchema } from "../../../lib/auth/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { withCookies } from "../../_http/cookies.ts";
import { defineRoute } from "../../_http/define-route.ts";
import { sessionCookies } from "./session-cookies.ts";

export const demoRoute = defineRoute({
  method: "post",
  path: "/auth/demo",
  summary: "Open a visitor's own demo organization and sign in to it",
  access: "public",
  limit: limits.userCreate,
  body: z.strictObject({}).default({}),
  output: signedInReplySchema,
  errors: ["auth.demo_unavailable"],
  handle: async ({ ctx }) => {
    const signedIn = await createDemoAccount(ctx);
    return withCookies(
      { message: "Demo organization created", token: signedIn.accessToken, user: signedIn.account },
      sessionCookies(signedIn),
    );
  },
});
