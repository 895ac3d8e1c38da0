import { followTurn } from "../../../lib/chat/follow-turn.ts";
import { followTurnSchema } from "../../../lib/chat/schema.ts";
import { defineEventRoute } from "../../_http/define-route.ts";

export const followEventsRoute = defineEventRoute({
  method: "get",
  path: "/chat/events",
  summary: "Follow one answer as server-sent events; resumes after Last-Event-ID",
  access: "chat.read",
  limit: null,
  query: followTurnSchema,
  errors: ["chat.turn_not_found"],
  handle: ({ ctx, query, request }) =>
    followTurn(ctx, {
      jobId: query.jobId,
      lastEventId: request.header("last-event-id") ?? query.lastEventId,
      signal: request.signal(),
    }),
});
