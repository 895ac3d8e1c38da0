import { regenerateTurn } from "../../../lib/chat/regenerate-turn.ts";
import { acceptedSchema, regenerateSchema } from "../../../lib/chat/schema.ts";
import { createId } from "../../../lib/platform/ids.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";
import { clientMessageId } from "./send-message.ts";

export const regenerateRoute = defineRoute({
  method: "post",
  path: "/chat/regenerate",
  summary: "Answer a message once more; the answers there are stay beside it",
  access: "chat.write",
  limit: limits.chat,
  body: regenerateSchema,
  output: acceptedSchema,
  status: 202,
  errors: ["chat.turn_not_found", "chat.turn_open", "chat.client_message_id_reused"],
  handle: ({ ctx, body, request }) =>
    regenerateTurn(ctx, { jobId: body.jobId, clientMessageId: clientMessageId(body, request) ?? createId("message") }),
});
