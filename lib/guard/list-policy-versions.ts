import { assertPermission } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { parseCursor, toCursor } from "../platform/cursor.ts";
import type { GuardPolicyDeps } from "./policy-ports.ts";
import type { PolicyVersionView } from "./policy-version.schema.ts";
import { toPolicyVersion } from "./to-policy-version.ts";

/** Newest first; the default comes last, as version 0. */
export async function listPolicyVersions(
  ctx: Context<GuardPolicyDeps>,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ items: PolicyVersionView[]; nextCursor: string | null }> {
  assertPermission(ctx, "guard.read");
  const beforeVersion = cursor === undefined ? null : Number(parseCursor(cursor, ["number"])[0]);
  const records = await ctx.deps.guardPolicyStore.list(ctx.orgId, { beforeVersion, limit });
  const items = records.map(toPolicyVersion);
  if (items.length < limit) return { items: [...items, toPolicyVersion(null)], nextCursor: null };
  return { items, nextCursor: toCursor([items.at(-1)?.version ?? 0]) };
}
