import type { UserStore } from "../../auth/user.store.ts";
import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Database } from "../../platform/db.ts";
import type { DeploymentSettingsStore } from "../../platform/deployment-settings/deployment-settings.store.ts";
import type { KeptDeploymentSettings } from "../../platform/deployment-settings/kept-deployment-settings.ts";
import type { DeploymentSettingsView } from "./deployment-settings-view.schema.ts";

/** For looking at what was decided about the deployment and deciding anew. */
export type DeploymentSettingsDeps = {
  db: Database;
  audit: AuditStore;
  deploymentSettings: KeptDeploymentSettings;
  deploymentSettingsStore: DeploymentSettingsStore;
  /** What counts where a setting is left open. */
  deploymentEnvironment: DeploymentSettingsView["environment"];
  users: Pick<UserStore, "listNames">;
};
