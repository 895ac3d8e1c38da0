import { z } from "zod";
import { jobIdSchema, stopTurnSchema, turnOutcomeSchema, turnStatusSchema } from "../../../lib/chat/schema.ts";
import { stopTurn } from "../../../lib/chat/stop-turn.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const stopRoute = defineRoute({
  method: "post",
  path: "/chat/stop",
  summary: "Stop an answer; what was written stays",
  access: "chat.write",
  limit: limits.write,
  body: stopTurnSchema,
  output: z.object({ jobId: jobIdSchema, status: turnStatusSchema, outcome: turnOutcomeSchema.optional(), reason: z.string().optional() }),
  errors: ["chat.turn_not_found"],
  handle: ({ ctx, body }) => stopTurn(ctx, body),
});
