import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";
import { TOPICS } from "./notifications.ts";

const endpointSchema = z.object({
  id: z.string(),
  url: z.string(),
  description: z.string(),
  topics: z.array(z.enum(TOPICS)),
  state: z.enum(["active", "failing", "paused"]),
  pausedBecause: z.nullable(z.enum(["person", "gone", "failures"])),
  failingSince: z.nullable(z.string()),
  lastDeliveredAt: z.nullable(z.string()),
  previousUntil: z.nullable(z.string()),
});
export type Endpoint = z.infer<typeof endpointSchema>;
export type WebhookTopic = Endpoint["topics"][number];

const withSecretSchema = z.extend(endpointSchema, { signingSecret: z.string() });
/** The one moment in which the secret can be read. */
export type EndpointWithSecret = z.infer<typeof withSecretSchema>;

const trySchema = z.object({
  at: z.string(),
  status: z.nullable(z.number()),
  failure: z.nullable(z.enum(["refused", "timeout", "unreachable", "too_large"])),
  durationMs: z.number(),
});
const deliverySchema = z.object({
  id: z.string(),
  eventId: z.string(),
  type: z.string(),
  state: z.enum(["queued", "running", "delivered", "failed"]),
  reason: z.nullable(z.string()),
  at: z.string(),
  nextAt: z.nullable(z.string()),
  payload: z.string(),
  tries: z.array(trySchema),
});
export type Delivery = z.infer<typeof deliverySchema>;
export type DeliveryTry = z.infer<typeof trySchema>;

/** There are twenty at most. */
export async function listEndpoints(signal: AbortSignal): Promise<Endpoint[]> {
  return (await requestJson("/api/webhooks?limit=100", z.object({ items: z.array(endpointSchema) }), { signal })).items;
}

export type EndpointSettings = { url: string; description: string; topics: readonly WebhookTopic[] };

export function createEndpoint(body: EndpointSettings): Promise<EndpointWithSecret> {
  return requestJson("/api/webhooks", withSecretSchema, { method: "POST", body });
}

export function updateEndpoint(id: string, body: Partial<EndpointSettings> & { isPaused?: boolean }): Promise<Endpoint> {
  return requestJson(`/api/webhooks/${id}`, endpointSchema, { method: "PATCH", body });
}

export function rotateEndpoint(id: string): Promise<EndpointWithSecret> {
  return requestJson(`/api/webhooks/${id}/rotate`, withSecretSchema, { method: "POST" });
}

export async function deleteEndpoint(id: string): Promise<void> {
  await requestOk(`/api/webhooks/${id}`, { method: "DELETE" });
}

export function sendTestEvent(id: string): Promise<Delivery> {
  return requestJson(`/api/webhooks/${id}/test`, deliverySchema, { method: "POST" });
}

const deliveryPageSchema = z.object({ items: z.array(deliverySchema), nextCursor: z.nullable(z.string()) });

export function listDeliveries(
  id: string,
  { state, cursor }: { state: string; cursor: string | null },
  signal: AbortSignal,
): Promise<z.infer<typeof deliveryPageSchema>> {
  const query = new URLSearchParams({ limit: "20", ...(state !== "" && { state }), ...(cursor !== null && { cursor }) });
  return requestJson(`/api/webhooks/${id}/deliveries?${query}`, deliveryPageSchema, { signal });
}

export function redeliver(endpointId: string, deliveryId: string): Promise<Delivery> {
  return requestJson(`/api/webhooks/${endpointId}/deliveries/${deliveryId}/redeliver`, deliverySchema, { method: "POST" });
}

const redeliveredSchema = z.object({ count: z.number(), hasMore: z.boolean() });

export function redeliverFailed(id: string, since: string): Promise<z.infer<typeof redeliveredSchema>> {
  return requestJson(`/api/webhooks/${id}/redeliver`, redeliveredSchema, { method: "POST", body: { since } });
}
