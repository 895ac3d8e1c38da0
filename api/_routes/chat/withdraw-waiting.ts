import { z } from "zod";
import { withdrawWaiting } from "../../../lib/chat/change-waiting.ts";
import { byJobSchema, jobIdSchema } from "../../../lib/chat/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const withdrawWaitingRoute = defineRoute({
  method: "post",
  path: "/chat/withdraw",
  summary: "Take back a message before its answer begins",
  access: "chat.write",
  limit: limits.write,
  body: byJobSchema,
  output: z.object({ jobId: jobIdSchema }),
  errors: ["chat.turn_not_found", "chat.turn_begun"],
  handle: ({ ctx, body }) => withdrawWaiting(ctx, body),
});
