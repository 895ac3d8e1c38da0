import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { DeploymentSettingsView } from "./deployment-settings-view.schema.ts";
import type { DeploymentSettingsDeps } from "./ports.ts";
import { toView } from "./to-deployment-settings-version.ts";

/** The ones in force, and what counts where they leave something open. */
export async function getDeploymentSettings(ctx: Context<DeploymentSettingsDeps>): Promise<DeploymentSettingsView> {
  assertPermission(ctx, "deployment.read");
  return toView(ctx.deps, await ctx.deps.deploymentSettingsStore.findLast());
}
