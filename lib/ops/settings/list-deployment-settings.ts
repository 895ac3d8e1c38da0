import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { readVersionPage } from "../../platform/versions/version-page.ts";
import type { DeploymentSettingsVersion } from "./deployment-settings-view.schema.ts";
import type { DeploymentSettingsDeps } from "./ports.ts";
import { toVersions } from "./to-deployment-settings-version.ts";

/** Newest first; the settings as shipped come last, as version 0. */
export async function listDeploymentSettings(
  ctx: Context<DeploymentSettingsDeps>,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ items: DeploymentSettingsVersion[]; nextCursor: string | null }> {
  assertPermission(ctx, "deployment.read");
  const { records, isLast, nextCursor } = await readVersionPage(page, async ({ beforeVersion, limit }) =>
    (await ctx.deps.deploymentSettingsStore.list({ before: beforeVersion, limit })).map((record) => ({
      ...record,
      version: record.revision,
    })),
  );
  return { items: await toVersions(ctx.deps, [...records, ...(isLast ? [null] : [])]), nextCursor };
}
