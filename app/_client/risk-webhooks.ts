import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";

const webhookSchema = z.object({
  id: z.string(),
  name: z.string(),
  path: z.string(),
  isPaused: z.boolean(),
  createdAt: z.string(),
  previousUntil: z.nullable(z.string()),
  messages: z.number(),
  transactions: z.number(),
  lastReceivedAt: z.nullable(z.string()),
  lastRefusedAt: z.nullable(z.string()),
});
export type RiskWebhook = z.infer<typeof webhookSchema>;

const withSecretSchema = z.extend(webhookSchema, { signingSecret: z.string() });
/** The one moment in which the secret can be read. */
export type NewWebhookSecret = z.infer<typeof withSecretSchema>;

export async function listRiskWebhooks(signal: AbortSignal): Promise<RiskWebhook[]> {
  return (await requestJson("/api/risk/webhooks", z.object({ items: z.array(webhookSchema) }), { signal })).items;
}

export function createRiskWebhook(name: string): Promise<NewWebhookSecret> {
  return requestJson("/api/risk/webhooks", withSecretSchema, { method: "POST", body: { name } });
}

export function rotateRiskWebhook(id: string): Promise<NewWebhookSecret> {
  return requestJson(`/api/risk/webhooks/${id}/rotate`, withSecretSchema, { method: "POST" });
}

export function updateRiskWebhook(id: string, body: { isPaused: boolean }): Promise<RiskWebhook> {
  return requestJson(`/api/risk/webhooks/${id}`, webhookSchema, { method: "PATCH", body });
}

export async function deleteRiskWebhook(id: string): Promise<void> {
  await requestOk(`/api/risk/webhooks/${id}`, { method: "DELETE" });
}
