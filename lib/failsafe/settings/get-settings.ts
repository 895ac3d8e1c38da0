import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { FailsafeSettingsDeps } from "./ports.ts";
import type { FailsafeSettingsVersion } from "./settings.schema.ts";
import { toSettingsVersion } from "./to-settings-version.ts";

/** The ones in force. */
export async function getSettings(ctx: Context<FailsafeSettingsDeps>): Promise<FailsafeSettingsVersion> {
  assertPermission(ctx, "failsafe.read");
  return toSettingsVersion(await ctx.deps.failsafeSettingsStore.findLast(ctx.orgId));
}
