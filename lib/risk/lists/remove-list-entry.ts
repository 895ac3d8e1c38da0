import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { ListDeps } from "./ports.ts";

/** It counts no more from now on; what was judged by it stays as it was. */
export async function removeListEntry(ctx: Context<ListDeps>, id: string): Promise<void> {
  assertPermission(ctx, "risk-policy.write");
  const { db, audit, listEntries, riskPolicies } = ctx.deps;
  const entry = await listEntries.find(ctx.orgId, id);
  if (!entry) throw notFound(id);
  const { list, subject, key, side, isExcluded } = entry;
  const action = { action: "risk.list-shortened", target: { type: "risk-list", id: list }, severity: "warning" as const };
  await db.withTransaction(async (session) => {
    if (!(await listEntries.remove(ctx.orgId, id, new Date(ctx.clock.now()), session))) throw notFound(id);
    await audit.append(toAuditRecord(ctx, { ...action, before: { type: subject, key, side, isExcluded } }), session);
  });
  riskPolicies.forget(ctx.orgId);
}

function notFound(id: string): AppError {
  return new AppError("not_found", "risk.list_entry_not_found", `There is no entry ${id} on the lists.`);
}
