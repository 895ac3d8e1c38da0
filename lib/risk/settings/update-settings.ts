import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import type { RiskSettingsDeps } from "./ports.ts";
import type { SettingsVersion, UpdateSettingsInput } from "./settings.schema.ts";
import type { RiskSettingsRecord } from "./settings.store.ts";
import { toSettingsVersion } from "./to-settings-version.ts";

/** A new version and its audit record in one transaction, on the version it was decided on or not at all. */
export async function updateSettings(
  ctx: Context<RiskSettingsDeps>,
  { version, settings, note }: UpdateSettingsInput,
): Promise<SettingsVersion> {
  assertPermission(ctx, "risk-policy.write");
  const { db, audit, riskSettings, riskSettingsStore, riskPolicies } = ctx.deps;
  const current = toSettingsVersion(await riskSettingsStore.findLast(ctx.orgId));
  if (current.version !== version) throw changedMeanwhile(current.version);
  const record: RiskSettingsRecord = {
    ...{ _id: createId("riskSettings"), orgId: ctx.orgId, version: version + 1 },
    ...{ settings, note: note ?? null, createdAt: new Date(ctx.clock.now()), createdBy: userIdOf(ctx) },
  };
  const entry = toAuditRecord(ctx, {
    action: "risk.settings-updated",
    target: { type: "risk-settings", id: String(record.version) },
    severity: "warning",
    before: current.settings,
    after: settings,
  });
  const write = db.withTransaction(async (session) => {
    await riskSettingsStore.insert(record, session);
    await audit.append(entry, session);
  });
  const isFirst = await db.isInserted(write);
  riskSettings.forget(ctx.orgId);
  riskPolicies.forget(ctx.orgId);
  if (!isFirst) throw changedMeanwhile(record.version);
  return toSettingsVersion(record);
}

function changedMeanwhile(version: number): AppError {
  const detail = `The risk settings are at version ${version} by now. Look at them and decide again.`;
  return new AppError("conflict", "risk.settings_changed", detail);
}
