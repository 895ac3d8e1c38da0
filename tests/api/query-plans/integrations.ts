import type { Document } from "mongodb";
import type { Harness } from "../../support/harness.ts";
import { insertIntegration, integrationRow } from "../../support/integration-rows.ts";
import { seededId, type Tenancy } from "./tenancy.ts";

/**
 * Every question the vault's collection is ever asked, by somebody new: nobody holds as many as the past gives its largest organization.
 * The webhook's address is refused before anything is looked up.
 */
export async function askIntegrations(harness: Harness): Promise<void> {
  const as = await harness.createPerson();
  const call = async (method: string, path: string, body?: object) => {
    const response = await harness.call(method, `/api/integrations${path}`, { as, ...(body && { body }) });
    const text = await response.text();
    if (response.status >= 500) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  };
  const { vault } = harness.runtime.deps;
  const values = { provenAt: new Date(), remindAt: new Date(Date.now() - 60_000) };
  const { _id: id } = await insertIntegration(harness, as, values);
  for (const path of ["", "/status"]) await call("GET", path);
  await call("POST", "", { type: "openai", fields: { apiKey: "sk-of-the-query-plans" } });
  await vault.withSecret({ orgId: as.orgId, userId: as.userId, integrationId: id }, async () => undefined);
  await call("PATCH", `/${id}`, { name: "Plans" });
  await call("POST", `/${id}/test`);
  const another = await insertIntegration(harness, as);
  await call("DELETE", `/${another._id}`);
}

type Past = { tenancy: Tenancy; at(index: number): Date };

export function integrationsPast({ tenancy, at }: Past): Record<string, (index: number) => Document> {
  return {
    integrations: (index) => {
      const { orgId, userId } = tenancy.of(index);
      const createdAt = at(index);
      const remindAt = new Date(createdAt.getTime() + 90 * 86_400_000);
      const ids = { _id: seededId("int", index), slot: String(index), userId: index % 3 === 0 ? null : userId };
      return integrationRow(orgId, { ...ids, createdAt, remindAt });
    },
  };
}
