import { type DeploymentSettingsRecord, toDeploymentSettings } from "../../platform/deployment-settings/deployment-settings.store.ts";
import type { DeploymentSettingsVersion } from "./deployment-settings-view.schema.ts";
import type { DeploymentSettingsDeps } from "./ports.ts";

/** With the names of whoever decided. Null is version 0, before anybody has decided anything. */
export async function toVersions(
  { users }: Pick<DeploymentSettingsDeps, "users">,
  records: readonly (DeploymentSettingsRecord | null)[],
): Promise<DeploymentSettingsVersion[]> {
  const ids = [...new Set(records.flatMap((record) => record?.createdBy ?? []))];
  const people = ids.length === 0 ? [] : await users.listNames(ids);
  const names = new Map(people.map(({ _id, name }) => [_id, name]));
  return records.map((record) => ({
    version: record?.revision ?? 0,
    settings: toDeploymentSettings(record),
    reason: record?.reason ?? null,
    createdAt: record?.createdAt.toISOString() ?? null,
    createdBy: record?.createdBy ?? null,
    createdByName: names.get(record?.createdBy ?? "") ?? null,
  }));
}

export async function toView(
  deps: Pick<DeploymentSettingsDeps, "users" | "deploymentEnvironment">,
  record: DeploymentSettingsRecord | null,
) {
  const [version] = await toVersions(deps, [record]);
  if (!version) throw new Error("One record makes one version.");
  return { ...version, environment: deps.deploymentEnvironment };
}
