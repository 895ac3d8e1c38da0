import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import type { SnoozeDeps } from "./ports.ts";

/** The rule speaks again from now on. */
export async function endSnooze(ctx: Context<SnoozeDeps>, id: string): Promise<void> {
  assertPermission(ctx, "risk-cases.write");
  const { db, audit, riskSnoozes, riskPolicies } = ctx.deps;
  const record = await riskSnoozes.find(ctx.orgId, id);
  if (!record?.isOpen) throw notFound(id);
  const target = { type: "risk-account", id: record.accountKey };
  const entry = toAuditRecord(ctx, { action: "risk.rule-woken", target, before: { rule: record.rule } });
  await db.withTransaction(async (session) => {
    if (!(await riskSnoozes.end(ctx.orgId, id, userIdOf(ctx), new Date(ctx.clock.now()), session))) throw notFound(id);
    await audit.append(entry, session);
  });
  riskPolicies.forget(ctx.orgId);
}

function notFound(id: string): AppError {
  return new AppError("not_found", "risk.snooze_not_found", `There is no open snooze ${id}.`);
}
