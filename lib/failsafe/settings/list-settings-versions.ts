import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { readVersionPage } from "../../platform/versions/version-page.ts";
import type { FailsafeSettingsDeps } from "./ports.ts";
import type { FailsafeSettingsVersion } from "./settings.schema.ts";
import { toSettingsVersion } from "./to-settings-version.ts";

/** Newest first; the default comes last, as version 0. */
export async function listSettingsVersions(
  ctx: Context<FailsafeSettingsDeps>,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ items: FailsafeSettingsVersion[]; nextCursor: string | null }> {
  assertPermission(ctx, "failsafe.read");
  const { records, isLast, nextCursor } = await readVersionPage(page, (rows) => ctx.deps.failsafeSettingsStore.list(ctx.orgId, rows));
  return { items: [...records, ...(isLast ? [null] : [])].map(toSettingsVersion), nextCursor };
}
