import { assertPermission } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { addPolicyVersion } from "./internal/add-policy-version.ts";
import type { GuardPolicyDeps } from "./policy-ports.ts";
import type { PolicyVersionView, UpdatePolicyInput } from "./policy-version.schema.ts";

/** A new version; the one before stays as it was. */
export async function updatePolicy(
  ctx: Context<GuardPolicyDeps>,
  { version, policy, note }: UpdatePolicyInput,
): Promise<PolicyVersionView> {
  assertPermission(ctx, "guard-policy.write");
  return addPolicyVersion(ctx, { decidedOn: version, rules: policy, note: note ?? null, restoredFrom: null });
}
