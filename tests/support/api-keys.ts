import { hash } from "node:crypto";
import type { CreateApiKeyInput, NewApiKey } from "../../lib/auth/api-keys/api-key.schema.ts";
import type { ApiKeyRecord } from "../../lib/auth/api-keys/api-key.store.ts";
import { createKeySecret, createPublicId } from "../../lib/auth/api-keys/key-format.ts";
import { createId } from "../../lib/platform/ids.ts";
import { KEY_SCOPES, permissionsOf } from "../../lib/platform/permissions.ts";
import type { Harness, Person } from "./harness.ts";

/** Through the API, as a person does it. Left out, the key has every scope that its person may give. */
export async function createKey(harness: Harness, by: Person, input: Partial<CreateApiKeyInput> = {}): Promise<NewApiKey> {
  const scopes = KEY_SCOPES.filter((scope) => permissionsOf(by.role).has(scope));
  const response = await harness.call("POST", "/api/api-keys", { as: by, body: { name: "A key", scopes, ...input } });
  if (!response.ok) throw new Error(`A key was answered with ${response.status}: ${await response.text()}`);
  return response.json();
}

/** A record of which nobody has the secret, beside the places a person has. */
export async function insertApiKey(harness: Harness, by: Person): Promise<ApiKeyRecord> {
  const { db, apiKeys, memberships } = harness.runtime.deps;
  const membership = await memberships.find(by.orgId, by.userId);
  const secret = createKeySecret();
  const record: ApiKeyRecord = {
    ...{ _id: createId("apiKey"), orgId: by.orgId, userId: by.userId, membershipId: membership?._id ?? "", publicId: createPublicId() },
    ...{ name: "A key", scopes: ["ai.read"], lifetimeDays: 90, allowedIps: [], requestsPerMinute: null, version: 1, slot: null },
    current: { hash: hash("sha256", secret, "hex"), lastFour: secret.slice(-4), until: new Date(Date.now() + 90 * 86_400_000) },
    ...{ previous: null, createdAt: new Date(), rotatedAt: null, lastUsedAt: null, lastUsedIp: null },
    ...{ revokedAt: null, revokedBy: null, removeAt: null },
  };
  await db.withTransaction((transaction) => apiKeys.insert(record, transaction));
  return record;
}
