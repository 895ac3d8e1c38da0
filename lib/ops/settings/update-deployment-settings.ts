import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { type DeploymentSettingsRecord, toDeploymentSettings } from "../../platform/deployment-settings/deployment-settings.store.ts";
import { AppError } from "../../platform/errors.ts";
import { createId } from "../../platform/ids.ts";
import type { DeploymentSettingsView, UpdateDeploymentSettingsInput } from "./deployment-settings-view.schema.ts";
import type { DeploymentSettingsDeps } from "./ports.ts";
import { toView } from "./to-deployment-settings-version.ts";

/** A new version and its audit record in one transaction, on the version it was decided on or not at all. */
export async function updateDeploymentSettings(
  ctx: Context<DeploymentSettingsDeps>,
  { version, settings, reason }: UpdateDeploymentSettingsInput,
): Promise<DeploymentSettingsView> {
  assertPermission(ctx, "deployment.write");
  const { db, audit, deploymentSettings, deploymentSettingsStore } = ctx.deps;
  const last = await deploymentSettingsStore.findLast();
  if ((last?.revision ?? 0) !== version) throw changedMeanwhile(last?.revision ?? 0);
  const record: DeploymentSettingsRecord = {
    ...{ _id: createId("deploymentChange"), revision: version + 1, settings, reason },
    ...{ createdAt: new Date(ctx.clock.now()), createdBy: userIdOf(ctx) },
  };
  const entry = toAuditRecord(ctx, {
    action: "operations.settings-updated",
    target: { type: "deployment-settings", id: String(record.revision) },
    severity: "warning",
    reason,
    before: toDeploymentSettings(last),
    after: settings,
  });
  const write = db.withTransaction(async (session) => {
    await deploymentSettingsStore.insert(record, session);
    await audit.append(entry, session);
  });
  const isFirst = await db.isInserted(write);
  deploymentSettings.forget();
  if (!isFirst) throw changedMeanwhile(record.revision);
  return toView(ctx.deps, record);
}

function changedMeanwhile(version: number): AppError {
  const detail = `The deployment's settings are at version ${version} by now. Look at them and decide again.`;
  return new AppError("conflict", "operations.settings_changed", detail);
}
