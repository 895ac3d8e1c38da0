import { listSessions } from "../../../../lib/auth/sessions/list-sessions.ts";
import { listSessionsQuerySchema, sessionPageSchema } from "../../../../lib/auth/sessions/schema.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../../_http/define-route.ts";

export const listSessionsRoute = defineRoute({
  method: "get",
  path: "/auth/sessions",
  summary: "Where you are signed in",
  description: "Your own open sessions in all your organizations, newest first.",
  access: "signed-in",
  limit: limits.read,
  query: listSessionsQuerySchema,
  output: sessionPageSchema,
  errors: ["auth.credentials_required", "request.invalid_cursor"],
  handle: ({ ctx, query }) => listSessions(ctx, query),
});
