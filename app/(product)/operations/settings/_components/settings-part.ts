import type { DeploymentSettings } from "../../../../_client/deployment-settings.ts";

/** What each section of the form gets. */
export type SettingsPartProps = { settings: DeploymentSettings; onEdit(change: Partial<DeploymentSettings>): void };
