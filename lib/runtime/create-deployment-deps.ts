import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import { createDeploymentSettingsStore } from "../platform/deployment-settings/deployment-settings.store.ts";
import { createDeploymentSettings } from "../platform/deployment-settings/kept-deployment-settings.ts";
import type { Logger } from "../platform/log.ts";
import type { DeploymentDeps } from "./platform-deps.ts";

/** What whoever runs the deployment has decided about it. */
export function createDeploymentDeps(db: Database, parts: { clock: Clock; log: Logger }): DeploymentDeps {
  const store = createDeploymentSettingsStore(db);
  return { deploymentSettings: createDeploymentSettings({ ...parts, store }), deploymentSettingsStore: store };
}
