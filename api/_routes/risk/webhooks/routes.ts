import { z } from "zod";
import { AppError } from "../../../../lib/platform/errors.ts";
import { limits } from "../../../../lib/platform/limits/limit.ts";
import { transactionInputSchema } from "../../../../lib/risk/transactions/transaction.schema.ts";
import { receiveMessage } from "../../../../lib/risk/webhooks/receive-message.ts";
import {
  byWebhookSchema,
  MESSAGE_MAX_BYTES,
  MESSAGE_TRANSACTIONS_MAX,
  receivedSchema,
} from "../../../../lib/risk/webhooks/webhook.schema.ts";
import { defineRoute, type RequestInfo, type Route } from "../../../_http/define-route.ts";
import { changeRoutes } from "./change.ts";

const receiveRoute = defineRoute({
  method: "post",
  path: "/risk/webhooks/{webhookId}",
  summary: "Take in a signed message: one transaction, or a list of up to 100",
  description:
    "Signed as Standard Webhooks say, with the secret the webhook was made with: `webhook-id`, `webhook-timestamp`, `webhook-signature`. All of a message is judged, or none of it when something in it cannot be read. The same `webhook-id` again gets the same answer and judges nothing twice; within a day after a rotation both secrets sign.",
  access: "webhook",
  limit: limits.riskWebhook,
  params: byWebhookSchema,
  bodyMaxBytes: MESSAGE_MAX_BYTES,
  receives: {
    mediaType: "application/json",
    schema: z.union([
      transactionInputSchema,
      z.strictObject({ transactions: z.array(transactionInputSchema).min(1).max(MESSAGE_TRANSACTIONS_MAX) }),
    ]),
  },
  output: receivedSchema,
  errors: [
    ...["risk.webhook_not_found", "risk.webhook_paused", "risk.webhook_message_reused"],
    ...["request.invalid", "request.in_progress", "failsafe.halted"],
  ],
  handle: async ({ ctx, params, request }) => receiveMessage(ctx, { ...params, header: request.header, body: await readBody(request) }),
});

/** The signature is over the bytes; only as UTF-8 is a text of them the same everywhere. */
async function readBody(request: RequestInfo): Promise<string> {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(await request.bytes());
  } catch (error) {
    if (error instanceof TypeError) throw new AppError("malformed", "request.malformed", "The body is not valid UTF-8.");
    throw error;
  }
}

export const riskWebhookRoutes: readonly Route[] = [receiveRoute, ...changeRoutes];
