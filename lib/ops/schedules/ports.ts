import type { DeploymentSettingsDeps } from "../settings/ports.ts";

/** What runs by the clock, and what the deployment has decided about itself. */
export type ScheduleStores = Pick<DeploymentSettingsDeps, "deploymentEnvironment">;
