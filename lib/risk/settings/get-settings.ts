import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { RiskSettingsDeps } from "./ports.ts";
import type { SettingsVersion } from "./settings.schema.ts";
import { toSettingsVersion } from "./to-settings-version.ts";

/** The ones in force. */
export async function getSettings(ctx: Context<RiskSettingsDeps>): Promise<SettingsVersion> {
  assertPermission(ctx, "risk.read");
  return toSettingsVersion(await ctx.deps.riskSettingsStore.findLast(ctx.orgId));
}
