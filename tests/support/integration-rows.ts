import type { IntegrationRecord } from "../../lib/integrations/integration.store.ts";
import { createId } from "../../lib/platform/ids.ts";
import type { Harness, Person } from "./harness.ts";

/** A webhook of the organization as it is stored, at an address that no request is ever sent to. */
export function integrationRow(orgId: string, values: Partial<IntegrationRecord> = {}): IntegrationRecord {
  const createdAt = new Date();
  return {
    _id: createId("integration"),
    orgId,
    userId: null,
    type: "webhook",
    slot: createId("integration"),
    name: "Webhook",
    credential: {
      id: "0011223344556677",
      plain: { host: "hooks.invalid" },
      sealed: {},
      masked: "●●●●●●",
      createdAt,
      createdBy: "usr_nobody",
    },
    next: null,
    status: "untested",
    reason: null,
    lastTestedAt: null,
    provenAt: null,
    expiresAt: null,
    remindAt: null,
    lastUsedAt: null,
    usedOn: {},
    createdAt,
    createdBy: "usr_nobody",
    revision: 1,
    ...values,
  };
}

export async function insertIntegration(harness: Harness, by: Person, values: Partial<IntegrationRecord> = {}): Promise<IntegrationRecord> {
  const { db, integrations, vault } = harness.runtime.deps;
  const row = integrationRow(by.orgId, values);
  const secrets = { url: "https://hooks.invalid/aegis", signingSecret: `whsec_${Buffer.alloc(32, 7).toString("base64")}` };
  const record = { ...row, credential: { ...row.credential, sealed: await vault.seal(row, row.credential, secrets) } };
  await db.withTransaction((session) => integrations.insert(record, session));
  return record;
}
