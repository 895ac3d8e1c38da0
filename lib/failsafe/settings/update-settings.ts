import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import type { FailsafeSettingsDeps } from "./ports.ts";
import type { FailsafeSettingsVersion, UpdateFailsafeSettingsInput } from "./settings.schema.ts";
import type { FailsafeSettingsRecord } from "./settings.store.ts";
import { toSettingsVersion } from "./to-settings-version.ts";

/** A new version and its audit record in one transaction, on the version it was decided on or not at all. */
export async function updateSettings(
  ctx: Context<FailsafeSettingsDeps>,
  { version, settings, note }: UpdateFailsafeSettingsInput,
): Promise<FailsafeSettingsVersion> {
  assertPermission(ctx, "failsafe-policy.write");
  const { db, audit, failsafeSettings, failsafeSettingsStore, safetyGate } = ctx.deps;
  const current = toSettingsVersion(await failsafeSettingsStore.findLast(ctx.orgId));
  if (current.version !== version) throw changedMeanwhile(current.version);
  const record: FailsafeSettingsRecord = {
    ...{ _id: createId("safetySettings"), orgId: ctx.orgId, version: version + 1 },
    ...{ settings, note: note ?? null, createdAt: new Date(ctx.clock.now()), createdBy: userIdOf(ctx) },
  };
  const entry = toAuditRecord(ctx, {
    action: "failsafe.settings-updated",
    target: { type: "failsafe-settings", id: String(record.version) },
    severity: "warning",
    before: current.settings,
    after: settings,
  });
  const write = db.withTransaction(async (session) => {
    await failsafeSettingsStore.insert(record, session);
    await audit.append(entry, session);
  });
  const isFirst = await db.isInserted(write);
  failsafeSettings.forget(ctx.orgId);
  safetyGate.forget(ctx.orgId);
  if (!isFirst) throw changedMeanwhile(record.version);
  return toSettingsVersion(record);
}

function changedMeanwhile(version: number): AppError {
  const detail = `The fail-safe settings are at version ${version} by now. Look at them and decide again.`;
  return new AppError("conflict", "failsafe.settings_changed", detail);
}
