import { editMessage } from "../../../lib/chat/branches/edit-message.ts";
import { acceptedSchema, editMessageSchema } from "../../../lib/chat/schema.ts";
import { createId } from "../../../lib/platform/ids.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute } from "../../_http/define-route.ts";
import { clientMessageId } from "./send-message.ts";

export const editMessageRoute = defineRoute({
  method: "post",
  path: "/chat/edit",
  summary: "Ask other words at the place of a message; the old ones and what followed them stay",
  access: "chat.write",
  limit: limits.chat,
  body: editMessageSchema,
  output: acceptedSchema,
  status: 202,
  errors: ["chat.turn_not_found", "chat.turn_open", "chat.client_message_id_reused"],
  handle: ({ ctx, body, request }) => editMessage(ctx, { ...body, clientMessageId: clientMessageId(body, request) ?? createId("message") }),
});
