import * as z from "zod/mini";
import { budgetSchema } from "./budgets.ts";
import { requestJson, requestOk } from "./http.ts";

const apiKeySchema = z.object({
  id: z.string(),
  name: z.string(),
  prefix: z.string(),
  lastFour: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }),
  isOwn: z.boolean(),
  status: z.enum(["active", "expired", "revoked", "suspended"]),
  scopes: z.array(z.string()),
  effectiveScopes: z.array(z.string()),
  expiresAt: z.nullable(z.string()),
  allowedIps: z.array(z.string()),
  requestsPerMinute: z.nullable(z.number()),
  version: z.number(),
  createdAt: z.string(),
  lastUsedAt: z.nullable(z.string()),
  lastUsedIp: z.nullable(z.string()),
  overlapUntil: z.nullable(z.string()),
});
export type ApiKey = z.infer<typeof apiKeySchema>;

const newApiKeySchema = z.object({ key: z.string(), apiKey: apiKeySchema });
export type NewApiKey = z.infer<typeof newApiKeySchema>;

const count = z.number();
const usageSchema = z.object({
  totals: z.object({ calls: count, tokens: count, costMicros: count }),
  days: z.array(z.object({ day: z.string(), calls: count, tokens: count, costMicros: count })),
  budgets: z.array(budgetSchema),
});
export type KeyUsage = z.infer<typeof usageSchema>;

export type KeyListOf = "me" | "organization";

const PAGE_SIZE = 50;
const pageSchema = z.object({ items: z.array(apiKeySchema), nextCursor: z.nullable(z.string()) });
export type ApiKeyPage = z.infer<typeof pageSchema>;

export function listApiKeys(of: KeyListOf, cursor: string | null, signal: AbortSignal): Promise<ApiKeyPage> {
  const query = new URLSearchParams({ of, limit: String(PAGE_SIZE), ...(cursor !== null && { cursor }) });
  return requestJson(`/api/api-keys?${query}`, pageSchema, { signal });
}

export type KeySettings = {
  name: string;
  scopes: readonly string[];
  expiresInDays?: number | null;
  allowedIps: readonly string[];
  requestsPerMinute: number | null;
};

export function createApiKey(body: KeySettings): Promise<NewApiKey> {
  return requestJson("/api/api-keys", newApiKeySchema, { method: "POST", body });
}

export function updateApiKey(keyId: string, body: KeySettings): Promise<ApiKey> {
  return requestJson(`/api/api-keys/${keyId}`, apiKeySchema, { method: "PATCH", body });
}

export function rotateApiKey({ id, version }: ApiKey, overlapHours: number): Promise<NewApiKey> {
  return requestJson(`/api/api-keys/${id}/rotate`, newApiKeySchema, { method: "POST", body: { version, overlapHours } });
}

export async function revokeApiKey(keyId: string): Promise<void> {
  await requestOk(`/api/api-keys/${keyId}`, { method: "DELETE" });
}

export function getKeyUsage(keyId: string, signal: AbortSignal): Promise<KeyUsage> {
  return requestJson(`/api/api-keys/${keyId}/usage?days=30`, usageSchema, { signal });
}
