import { z } from "zod";
import { idPattern } from "../../platform/ids.ts";
import { TOPICS } from "../topics.ts";

export const topicSchema = z.enum(TOPICS);

const endpointIdSchema = z.string().regex(idPattern("webhookEndpoint"), "must look like wep_ followed by 26 letters and digits");
const deliveryIdSchema = z.string().regex(idPattern("webhookDelivery"), "must look like wdl_ followed by 26 letters and digits");
export const byEndpointSchema = z.strictObject({ endpointId: endpointIdSchema });
export const byDeliverySchema = z.strictObject({ endpointId: endpointIdSchema, deliveryId: deliveryIdSchema });

export const ENDPOINT_STATES = ["active", "failing", "paused"] as const;
export type EndpointState = (typeof ENDPOINT_STATES)[number];
/** "gone": the receiver said so; "failures": nothing arrived for three days. */
export const PAUSE_REASONS = ["person", "gone", "failures"] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];
export const DELIVERY_STATES = ["queued", "running", "delivered", "failed"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];
/** Why there is no status: the first four are of the way there. */
export const TRY_FAILURES = ["refused", "timeout", "unreachable", "too_large"] as const;
export type TryFailure = (typeof TRY_FAILURES)[number];

const urlSchema = z.string().trim().min(1).max(500);
const descriptionSchema = z.string().trim().max(100);
const topicsSchema = z
  .array(topicSchema)
  .min(1, "choose at least one topic")
  .max(topicSchema.options.length)
  .refine((topics) => new Set(topics).size === topics.length, "names a topic twice");

export const createEndpointSchema = z.strictObject({ url: urlSchema, description: descriptionSchema.default(""), topics: topicsSchema });
export type CreateEndpointInput = z.output<typeof createEndpointSchema>;
export const updateEndpointSchema = z.strictObject({
  url: urlSchema.optional(),
  description: descriptionSchema.optional(),
  topics: topicsSchema.optional(),
  isPaused: z.boolean().optional(),
});
export type UpdateEndpointInput = z.output<typeof updateEndpointSchema>;
export const redeliverSinceSchema = z.strictObject({ since: z.iso.datetime() });

const page = { cursor: z.string().max(200).optional(), limit: z.coerce.number().int().min(1).max(100).default(50) };
export const listEndpointsSchema = z.strictObject(page);
export const listDeliveriesSchema = z.strictObject({ state: z.enum(["delivered", "failed", "queued", "running"]).optional(), ...page });

const time = z.iso.datetime();
export const endpointSchema = z.object({
  id: z.string(),
  url: z.string(),
  description: z.string(),
  topics: z.array(topicSchema),
  state: z.enum(ENDPOINT_STATES),
  pausedBecause: z.enum(PAUSE_REASONS).nullable().describe("Who or what paused it; null while it is not paused"),
  failingSince: time.nullable().describe("Since when nothing has arrived; after three days it is paused"),
  lastDeliveredAt: time.nullable(),
  lastFailedAt: time.nullable(),
  createdAt: time,
  rotatedAt: time.nullable(),
  previousUntil: time.nullable().describe("Until then events are signed with the secret before the last rotation too"),
});
export type WebhookEndpoint = z.infer<typeof endpointSchema>;
export const endpointPageSchema = z.object({ items: z.array(endpointSchema), nextCursor: z.string().nullable() });

/** The one answer that holds the secret. */
export const endpointWithSecretSchema = endpointSchema.extend({ signingSecret: z.string() });
export type WebhookEndpointWithSecret = z.infer<typeof endpointWithSecretSchema>;

export const deliverySchema = z.object({
  id: z.string(),
  eventId: z.string().describe("Sent as webhook-id: the same for every endpoint and every redelivery"),
  type: z.string(),
  state: z.enum(DELIVERY_STATES),
  reason: z.string().nullable().describe("Why it was given up"),
  at: time,
  nextAt: time.nullable().describe("Not tried again before"),
  finishedAt: time.nullable(),
  payload: z.string().describe("What is sent, to the byte"),
  tries: z.array(
    z.object({
      at: time,
      status: z.int().nullable().describe("Null where nobody answered"),
      failure: z.enum(TRY_FAILURES).nullable(),
      durationMs: z.int(),
      answerDigest: z.string().nullable().describe("SHA-256 of the first 200 bytes that came back"),
    }),
  ),
});
export type WebhookDelivery = z.infer<typeof deliverySchema>;
export const deliveryPageSchema = z.object({ items: z.array(deliverySchema), nextCursor: z.string().nullable() });

export const redeliveredSchema = z.object({
  count: z.int().describe("How many were started again"),
  hasMore: z.boolean().describe("Whether there were more than one call starts; ask again"),
});
export type Redelivered = z.infer<typeof redeliveredSchema>;
