import { z } from "zod";
import { changeWaiting } from "../../../lib/chat/change-waiting.ts";
import { changeWaitingSchema, jobIdSchema } from "../../../lib/chat/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const changeWaitingRoute = defineRoute({
  method: "patch",
  path: "/chat/waiting",
  summary: "Give a message that still waits other words",
  access: "chat.write",
  limit: limits.write,
  body: changeWaitingSchema,
  output: z.object({ jobId: jobIdSchema }),
  errors: ["chat.turn_not_found", "chat.turn_begun"],
  handle: ({ ctx, body }) => changeWaiting(ctx, body),
});
