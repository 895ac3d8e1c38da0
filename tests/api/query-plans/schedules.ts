import type { Document } from "mongodb";
import { DEFAULT_DEPLOYMENT_SETTINGS } from "../../../lib/platform/deployment-settings/deployment-settings.schema.ts";
import type { DeploymentSettingsRecord } from "../../../lib/platform/deployment-settings/deployment-settings.store.ts";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import type { SeededText } from "./seed-turns.ts";
import type { Owner, Tenancy } from "./tenancy.ts";

export function scheduleStores({ deploymentSettingsStore }: Pick<AppDeps, "deploymentSettingsStore">) {
  return { createDeploymentSettingsStore: deploymentSettingsStore };
}

/** Every question they are ever asked. */
export async function askSchedule({ db, deploymentSettingsStore }: AppDeps, { userId }: Owner): Promise<void> {
  await deploymentSettingsStore.findLast();
  for (const before of [null, 20]) await deploymentSettingsStore.list({ before, limit: 20 });
  await db.withTransaction((session) => deploymentSettingsStore.insert(toSettingsRow(1_000_000, userId), session));
}

export function schedulePast({
  tenancy,
}: {
  tenancy: Tenancy;
  text: SeededText;
  at(index: number): Date;
}): Record<string, (index: number) => Document> {
  return { deployment_settings: (index) => toSettingsRow(index + 1, tenancy.of(index).userId) };
}

const toSettingsRow = (revision: number, createdBy: string): DeploymentSettingsRecord => ({
  ...{ _id: `dch_${revision}`, revision, settings: DEFAULT_DEPLOYMENT_SETTINGS },
  ...{ reason: "measured", createdAt: new Date(0), createdBy },
});
