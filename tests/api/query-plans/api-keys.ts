import type { ApiKeyRecord } from "../../../lib/auth/api-keys/api-key.store.ts";
import { createKey } from "../../support/api-keys.ts";
import type { Harness, Person } from "../../support/harness.ts";
import { until } from "../../support/until.ts";
import { seededId, type Tenancy } from "./tenancy.ts";

/** Every question the keys are ever asked: made, used, changed, rotated, looked at and revoked. */
export async function askApiKeys(harness: Harness, as: Person): Promise<void> {
  const { key, apiKey } = await createKey(harness, as);
  const call = async (method: string, path: string, body?: object) => {
    const response = await harness.call(method, `/api${path}`, { as, ...(body && { body }) });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response;
  };
  await harness.call("GET", "/api/v1/models", { as: key });
  await until(async () => (await harness.runtime.deps.apiKeys.find(as.orgId, apiKey.id))?.lastUsedAt);
  await call("PATCH", `/api-keys/${apiKey.id}`, { name: "Plans" });
  await call("POST", `/api-keys/${apiKey.id}/rotate`, {});
  for (const of of ["me", "organization"]) {
    const page = await call("GET", `/api-keys?of=${of}&limit=1`);
    const { nextCursor }: { nextCursor: string } = await page.json();
    await call("GET", `/api-keys?of=${of}&limit=1&cursor=${nextCursor}`);
  }
  await call("GET", `/api-keys/${apiKey.id}/usage`);
  await harness.runtime.deps.apiKeys.listNames(as.orgId, [apiKey.id]);
  await call("DELETE", `/api-keys/${apiKey.id}`);
}

export function seededApiKeys({ tenancy, at }: { tenancy: Tenancy; at(index: number): Date }): (index: number) => ApiKeyRecord {
  return (index) => {
    const { orgId, userId } = tenancy.of(index);
    const settings = { scopes: ["ai.read" as const], lifetimeDays: null, allowedIps: [], requestsPerMinute: null, version: 1, slot: null };
    return {
      ...{ _id: seededId("key", index), orgId, userId, membershipId: seededId("mbr", index), publicId: String(index), name: "Seeded" },
      ...settings,
      current: { hash: "00", lastFour: "0000", until: null },
      ...{ previous: null, createdAt: at(index), rotatedAt: null, lastUsedAt: null, lastUsedIp: null },
      ...{ revokedAt: null, revokedBy: null, removeAt: null },
    };
  };
}
