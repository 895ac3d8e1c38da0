import { acceptedSchema, clientMessageIdSchema, sendMessageSchema } from "../../../lib/chat/schema.ts";
import { findRepeatedMessage, sendMessage } from "../../../lib/chat/send-message.ts";
import { AppError } from "../../../lib/platform/errors.ts";
import { createId } from "../../../lib/platform/ids.ts";
import { limits } from "../../../lib/platform/limits/limit.ts";
import { defineRoute, type RequestInfo } from "../../_http/define-route.ts";

export const sendMessageRoute = defineRoute({
  method: "post",
  path: "/chat/stream",
  summary: "Queue a message; the answer comes over events or by polling status",
  access: "chat.write",
  limit: limits.chat,
  body: sendMessageSchema,
  output: acceptedSchema,
  status: 202,
  errors: [
    ...["chat.chat_not_found", "chat.branch_not_found", "chat.client_message_id_reused"],
    ...["prompts.not_found", "prompts.version_not_found"],
  ],
  findRepeated: async ({ ctx, body, request }) => {
    const known = clientMessageId(body, request);
    return known === null ? null : findRepeatedMessage(ctx, { ...body, clientMessageId: known });
  },
  handle: ({ ctx, body, request }) => sendMessage(ctx, { ...body, clientMessageId: clientMessageId(body, request) ?? createId("message") }),
});

/** The client's own id, else its Idempotency-Key; without either every call is a new message. */
export function clientMessageId(body: { clientMessageId?: string | undefined }, request: Pick<RequestInfo, "header">): string | null {
  if (body.clientMessageId !== undefined) return body.clientMessageId;
  const key = request.header("idempotency-key");
  if (key === null) return null;
  const parsed = clientMessageIdSchema.safeParse(key);
  if (!parsed.success)
    throw new AppError("malformed", "request.idempotency_key_malformed", "An Idempotency-Key here has 8 to 64 letters, digits, - or _.");
  return parsed.data;
}
