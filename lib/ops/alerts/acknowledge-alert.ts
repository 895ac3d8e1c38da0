import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { AuditStore } from "../../platform/audit/audit.store.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { Database } from "../../platform/db.ts";
import { AppError } from "../../platform/errors.ts";
import type { AlertView } from "./alert.schema.ts";
import type { AlertStores } from "./ports.ts";
import { toAlert } from "./to-alert.ts";

/** Somebody takes it on: nobody is reminded any more. Repeating it changes nothing. */
export async function acknowledgeAlert(
  ctx: Context<AlertStores & { db: Database; audit: AuditStore }>,
  { alertId }: { alertId: string },
): Promise<AlertView> {
  assertPermission(ctx, "deployment.write");
  const { alerts, alertSilences, db, audit } = ctx.deps;
  const [alert, silences] = await Promise.all([alerts.find(alertId), alertSilences.listActive(new Date(ctx.clock.now()))]);
  if (!alert) throw new AppError("not_found", "operations.alert_not_found", `No alert ${alertId}.`);
  if (alert.acknowledgedAt !== null) return toAlert(alert, silences);
  if (!alert.isOpen) throw new AppError("conflict", "operations.alert_over", "This alert is over: there is nothing left to take on.");
  const change = { acknowledgedAt: new Date(ctx.clock.now()), acknowledgedBy: userIdOf(ctx) };
  const entry = { action: "operations.alert-acknowledged", target: { type: "alert", id: alertId }, after: { rule: alert.rule } };
  const isChanged = await db.withTransaction(async (session) => {
    if (!(await alerts.change(alertId, alert.version, change, session))) return false;
    await audit.append(toAuditRecord(ctx, entry), session);
    return true;
  });
  // The check of this minute was quicker; it changes a value, so the next look decides.
  return isChanged ? toAlert({ ...alert, ...change }, silences) : acknowledgeAlert(ctx, { alertId });
}
