import { z } from "zod";
import { revokeSession } from "../../../../lib/auth/sessions/revoke-session.ts";
import { revokeSessions } from "../../../../lib/auth/sessions/revoke-sessions.ts";
import { endedSessionsSchema, sessionIdSchema } from "../../../../lib/auth/sessions/schema.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { withCookies } from "../../../_http/cookies.ts";
import { defineRoute } from "../../../_http/define-route.ts";
import { clearedCookies } from "../session-cookies.ts";

/** Open to every role, since whoever sees a stranger among their sessions has to be able to end it. */
export const revokeSessionRoute = defineRoute({
  method: "delete",
  path: "/auth/sessions/{sessionId}",
  summary: "Sign out one of your sessions, anywhere",
  access: "signed-in",
  limit: limits.account,
  params: z.strictObject({ sessionId: sessionIdSchema }),
  output: z.object({ message: z.string() }),
  errors: ["auth.credentials_required", "auth.session_not_found"],
  handle: async ({ ctx, params }) => {
    const { isCurrent } = await revokeSession(ctx, params.sessionId);
    return withCookies({ message: "Session ended" }, isCurrent ? clearedCookies() : []);
  },
});

export const revokeOtherSessionsRoute = defineRoute({
  method: "post",
  path: "/auth/sessions/revoke-others",
  summary: "Sign out all of your sessions but this one",
  access: "signed-in",
  limit: limits.account,
  body: z.strictObject({}).default({}),
  output: endedSessionsSchema,
  errors: ["auth.credentials_required"],
  handle: async ({ ctx }) => ({ message: "Other sessions ended", ended: await revokeSessions(ctx, { which: "others" }) }),
});

export const revokeAllSessionsRoute = defineRoute({
  method: "post",
  path: "/auth/sessions/revoke-all",
  summary: "Sign out everywhere, here too",
  access: "signed-in",
  limit: limits.account,
  body: z.strictObject({}).default({}),
  output: endedSessionsSchema,
  errors: ["auth.credentials_required"],
  handle: async ({ ctx }) =>
    withCookies({ message: "All sessions ended", ended: await revokeSessions(ctx, { which: "all" }) }, clearedCookies()),
});
