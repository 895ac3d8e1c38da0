import type { Context } from "../../platform/context.ts";
import { isClosedFor, isConcerned } from "../../platform/deployment-settings/maintenance.ts";
import type { MaintenanceState } from "./deployment-settings-view.schema.ts";
import type { DeploymentSettingsDeps } from "./ports.ts";

/** For anybody: pages show it in place of what they cannot load. */
export async function getMaintenanceState(ctx: Context<Pick<DeploymentSettingsDeps, "deploymentSettings">>): Promise<MaintenanceState> {
  const { maintenance } = await ctx.deps.deploymentSettings.get();
  if (!isConcerned(maintenance, ctx.orgId)) return { isOn: false, isAdmitted: true, message: "", until: null };
  const { message, until } = maintenance;
  return { isOn: true, isAdmitted: !isClosedFor(maintenance, ctx), message, until };
}
