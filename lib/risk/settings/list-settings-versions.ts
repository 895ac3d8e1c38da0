import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { parseCursor, toCursor } from "../../platform/cursor.ts";
import type { RiskSettingsDeps } from "./ports.ts";
import type { SettingsVersion } from "./settings.schema.ts";
import { toSettingsVersion } from "./to-settings-version.ts";

/** Newest first; the default comes last, as version 0. */
export async function listSettingsVersions(
  ctx: Context<RiskSettingsDeps>,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: SettingsVersion[]; nextCursor: string | null }> {
  assertPermission(ctx, "risk.read");
  const beforeVersion = cursor === undefined ? null : Number(parseCursor(cursor, ["number"])[0]);
  const records = await ctx.deps.riskSettingsStore.list(ctx.orgId, { beforeVersion, limit });
  const items = records.map(toSettingsVersion);
  if (items.length < limit) return { items: [...items, toSettingsVersion(null)], nextCursor: null };
  return { items, nextCursor: toCursor([items.at(-1)?.version ?? 0]) };
}
