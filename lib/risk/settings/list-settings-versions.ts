import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { readVersionPage } from "../../platform/versions/version-page.ts";
import type { RiskSettingsDeps } from "./ports.ts";
import type { SettingsVersion } from "./settings.schema.ts";
import { toSettingsVersion } from "./to-settings-version.ts";

/** Newest first; the default comes last, as version 0. */
export async function listSettingsVersions(
  ctx: Context<RiskSettingsDeps>,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ items: SettingsVersion[]; nextCursor: string | null }> {
  assertPermission(ctx, "risk.read");
  const { records, isLast, nextCursor } = await readVersionPage(page, (rows) => ctx.deps.riskSettingsStore.list(ctx.orgId, rows));
  return { items: [...records, ...(isLast ? [null] : [])].map(toSettingsVersion), nextCursor };
}
