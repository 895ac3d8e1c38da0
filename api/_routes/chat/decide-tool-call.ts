import { z } from "zod";
import { decideToolCall } from "../../../lib/chat/approvals/decide-tool-call.ts";
import { decideToolCallSchema } from "../../../lib/chat/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const decideToolCallRoute = defineRoute({
  method: "post",
  path: "/chat/tool-calls/decide",
  summary: "Agree to a call the assistant asks about, or decline it",
  access: "chat.write",
  limit: limits.write,
  body: decideToolCallSchema,
  output: z.object({ jobId: z.string(), answer: z.enum(["approved", "declined"]) }),
  errors: ["auth.user_required", "chat.approval_changed", "chat.approval_decided", "chat.approval_expired", "chat.approval_not_found"],
  handle: ({ ctx, body }) => decideToolCall(ctx, body),
});
