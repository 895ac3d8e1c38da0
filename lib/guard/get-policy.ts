import { assertPermission } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import type { GuardPolicyDeps } from "./policy-ports.ts";
import type { PolicyVersionView } from "./policy-version.schema.ts";
import { toPolicyVersion } from "./to-policy-version.ts";

/** The one in force. */
export async function getPolicy(ctx: Context<GuardPolicyDeps>): Promise<PolicyVersionView> {
  assertPermission(ctx, "guard.read");
  return toPolicyVersion(await ctx.deps.guardPolicyStore.findLast(ctx.orgId));
}
