import { toAuditRecord } from "../platform/audit/audit-record.ts";
import type { Context } from "../platform/context.ts";
import { integrationNotFound } from "./errors.ts";
import { getOwned } from "./internal/owner.ts";
import type { IntegrationDeps } from "./ports.ts";

/** The values are gone with the record; within a second no process uses them any more. At the vendor they have to be revoked too. */
export async function revokeIntegration(ctx: Context<IntegrationDeps>, input: { integrationId: string }): Promise<void> {
  const { db, integrations, audit, vault } = ctx.deps;
  const record = await getOwned(ctx, input.integrationId);
  const entry = toAuditRecord(ctx, {
    action: "integrations.integration-revoked",
    target: { type: "integration", id: record._id },
    severity: "warning",
    before: { type: record.type, scope: record.userId === null ? "organization" : "personal" },
  });
  await db.withTransaction(async (session) => {
    if (!(await integrations.remove(ctx.orgId, record._id, session))) throw integrationNotFound();
    await audit.append(entry, session);
  });
  vault.forget(record);
}
