import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { parseCursor, toCursor } from "../../platform/cursor.ts";
import type { FailsafeSettingsDeps } from "./ports.ts";
import type { FailsafeSettingsVersion } from "./settings.schema.ts";
import { toSettingsVersion } from "./to-settings-version.ts";

/** Newest first; the default comes last, as version 0. */
export async function listSettingsVersions(
  ctx: Context<FailsafeSettingsDeps>,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: FailsafeSettingsVersion[]; nextCursor: string | null }> {
  assertPermission(ctx, "failsafe.read");
  const beforeVersion = cursor === undefined ? null : Number(parseCursor(cursor, ["number"])[0]);
  const records = await ctx.deps.failsafeSettingsStore.list(ctx.orgId, { beforeVersion, limit });
  const items = records.map(toSettingsVersion);
  if (items.length < limit) return { items: [...items, toSettingsVersion(null)], nextCursor: null };
  return { items, nextCursor: toCursor([items.at(-1)?.version ?? 0]) };
}
