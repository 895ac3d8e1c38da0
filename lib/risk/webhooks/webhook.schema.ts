import { z } from "zod";
import { idPattern } from "../../platform/ids.ts";

const webhookIdSchema = z.string().regex(idPattern("riskWebhook"), "must look like rwh_ followed by 26 letters and digits");
export const byWebhookSchema = z.strictObject({ webhookId: webhookIdSchema });
const nameSchema = z.string().trim().min(1, "must not be empty").max(100);

export const createWebhookSchema = z.strictObject({ name: nameSchema });
export const updateWebhookSchema = z.strictObject({ name: nameSchema.optional(), isPaused: z.boolean().optional() });
export type UpdateWebhookInput = z.infer<typeof updateWebhookSchema>;

const time = z.iso.datetime();
export const webhookSchema = z.object({
  id: webhookIdSchema,
  name: z.string(),
  /** Below the deployment's own address. */
  path: z.string(),
  isPaused: z.boolean(),
  createdAt: time,
  rotatedAt: time.nullable(),
  /** Until then the secret before the last rotation still signs. */
  previousUntil: time.nullable(),
  messages: z.int(),
  transactions: z.int(),
  lastReceivedAt: time.nullable(),
  lastRefusedAt: time.nullable().describe("When a message came last that was not signed with its secret"),
});
export type RiskWebhook = z.infer<typeof webhookSchema>;

/** The one answer that holds the secret. */
export const webhookWithSecretSchema = webhookSchema.extend({ signingSecret: z.string() });
export type RiskWebhookWithSecret = z.infer<typeof webhookWithSecretSchema>;

export const MESSAGE_TRANSACTIONS_MAX = 100;
export const MESSAGE_MAX_BYTES = 524_288;

export const receivedSchema = z.object({
  results: z.array(
    z.object({
      id: z.string().describe("The sender's own"),
      outcome: z.enum(["judged", "repeated", "conflict"]),
      transactionId: z.string().nullable(),
      riskScore: z.number().nullable(),
      level: z.string().nullable(),
      decision: z.string().nullable(),
    }),
  ),
});
export type Received = z.infer<typeof receivedSchema>;
