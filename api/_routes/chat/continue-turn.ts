import { continueTurn } from "../../../lib/chat/continue-turn.ts";
import { acceptedSchema, byJobSchema } from "../../../lib/chat/schema.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";

export const continueTurnRoute = defineRoute({
  method: "post",
  path: "/chat/continue",
  summary: "Let an answer that was cut off go on in its own text",
  access: "chat.write",
  limit: limits.chat,
  body: byJobSchema,
  output: acceptedSchema,
  status: 202,
  errors: ["chat.turn_not_found", "chat.turn_open", "chat.turn_not_cut_off", "chat.turn_not_last"],
  handle: ({ ctx, body }) => continueTurn(ctx, body),
});
