import { assertPermission } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { readVersionPage } from "../platform/versions/version-page.ts";
import type { GuardPolicyDeps } from "./policy-ports.ts";
import type { PolicyVersionView } from "./policy-version.schema.ts";
import { toPolicyVersion } from "./to-policy-version.ts";

/** Newest first; the default comes last, as version 0. */
export async function listPolicyVersions(
  ctx: Context<GuardPolicyDeps>,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ items: PolicyVersionView[]; nextCursor: string | null }> {
  assertPermission(ctx, "guard.read");
  const { records, isLast, nextCursor } = await readVersionPage(page, (rows) => ctx.deps.guardPolicyStore.list(ctx.orgId, rows));
  return { items: [...records, ...(isLast ? [null] : [])].map(toPolicyVersion), nextCursor };
}
