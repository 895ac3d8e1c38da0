import { type AuditEntry, toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { integrationChanged } from "../errors.ts";
import type { IntegrationRecord } from "../integration.store.ts";
import type { IntegrationDeps } from "../ports.ts";

type Changes = Parameters<IntegrationDeps["integrations"]["change"]>[3];

/** One change with its audit record, on exactly the record it was decided on. */
export async function changeIntegration(
  ctx: Context<IntegrationDeps>,
  record: IntegrationRecord,
  changes: Changes,
  entry: Omit<AuditEntry, "target">,
): Promise<IntegrationRecord> {
  const { db, integrations, audit, vault } = ctx.deps;
  const { _id, orgId, revision } = record;
  const audited = toAuditRecord(ctx, { ...entry, target: { type: "integration", id: _id } }, orgId);
  await db.withTransaction(async (session) => {
    if (!(await integrations.change(orgId, _id, revision, changes, session))) throw integrationChanged();
    await audit.append(audited, session);
  });
  vault.forget(record);
  return { ...record, ...changes, revision: revision + 1 };
}
