import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";

const scopeSchema = z.enum(["personal", "organization", "platform"]);
export type IntegrationScope = z.infer<typeof scopeSchema>;

const reasonSchema = z.nullable(
  z.enum(["key_refused", "address_refused", "unreachable", "timeout", "rate_limited", "vendor_error", "unexpected_answer"]),
);
export type TestReason = z.infer<typeof reasonSchema>;

const integrationSchema = z.object({
  id: z.nullable(z.string()),
  type: z.enum(["openai", "claude", "gemini", "groq", "xai", "gocardless", "telegram", "sendgrid", "twilio", "webhook"]),
  scope: scopeSchema,
  name: z.string(),
  status: z.enum(["connected", "failed", "untested"]),
  reason: reasonSchema,
  lastTestedAt: z.nullable(z.string()),
  masked: z.string(),
  fields: z.record(z.string(), z.string()),
  isUsed: z.boolean(),
  expiresAt: z.nullable(z.string()),
  isExpired: z.boolean(),
  lastUsedAt: z.nullable(z.string()),
  usage: z.array(z.object({ day: z.string(), count: z.number() })),
  waiting: z.nullable(z.object({ masked: z.string(), createdAt: z.string(), reason: reasonSchema })),
  rotatedAt: z.nullable(z.string()),
  canChange: z.boolean(),
});
export type Integration = z.infer<typeof integrationSchema>;
/** One that is stored here; the deployment's own have no id. */
export type StoredIntegration = Integration & { id: string };
export type IntegrationType = Integration["type"];

export function isStored(integration: Integration): integration is StoredIntegration {
  return integration.id !== null;
}

/** There are never more than one page holds. */
const PAGE_SIZE = 200;

export async function listIntegrations(signal: AbortSignal): Promise<Integration[]> {
  const schema = z.object({ items: z.array(integrationSchema) });
  return (await requestJson(`/api/integrations?limit=${PAGE_SIZE}`, schema, { signal })).items;
}

type Fields = Readonly<Record<string, string>>;
export type NewIntegration = {
  type: IntegrationType;
  scope: "personal" | "organization";
  name?: string;
  fields: Fields;
  expiresAt: string | null;
};

export function createIntegration(body: NewIntegration): Promise<Integration> {
  return requestJson("/api/integrations", integrationSchema, { method: "POST", body });
}

export function updateIntegration(id: string, body: { name?: string; expiresAt?: string | null; fields?: Fields }): Promise<Integration> {
  return requestJson(`/api/integrations/${id}`, integrationSchema, { method: "PATCH", body });
}

export function testIntegration(id: string): Promise<Integration> {
  return requestJson(`/api/integrations/${id}/test`, integrationSchema, { method: "POST", body: {} });
}

export function rotateIntegration(id: string, body: { fields: Fields; expiresAt?: string | null }): Promise<Integration> {
  return requestJson(`/api/integrations/${id}/rotate`, integrationSchema, { method: "POST", body });
}

export async function revokeIntegration(id: string): Promise<void> {
  await requestOk(`/api/integrations/${id}`, { method: "DELETE" });
}
