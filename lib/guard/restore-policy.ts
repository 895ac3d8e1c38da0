import { assertPermission } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import { AppError } from "../platform/errors.ts";
import { addPolicyVersion } from "./internal/add-policy-version.ts";
import { toGuardPolicy } from "./policies.ts";
import { DEFAULT_GUARD_POLICY, type GuardPolicyRules } from "./policy.ts";
import type { GuardPolicyDeps } from "./policy-ports.ts";
import type { PolicyVersionView, RestorePolicyInput } from "./policy-version.schema.ts";

/** An old version comes back as a new one; 0 is the default. */
export async function restorePolicy(
  ctx: Context<GuardPolicyDeps>,
  { version, from, note }: RestorePolicyInput,
): Promise<PolicyVersionView> {
  assertPermission(ctx, "guard-policy.write");
  const rules = await findRules(ctx, from);
  return addPolicyVersion(ctx, { decidedOn: version, rules, note: note ?? null, restoredFrom: from });
}

async function findRules({ deps, orgId }: Context<GuardPolicyDeps>, version: number): Promise<GuardPolicyRules> {
  const record = version === 0 ? null : await deps.guardPolicyStore.find(orgId, version);
  if (!record && version !== 0)
    throw new AppError("not_found", "guard.policy_version_not_found", `This organization has no version ${version} of its guard policy.`);
  const { version: _version, ...rules } = record ? toGuardPolicy(record) : DEFAULT_GUARD_POLICY;
  return rules;
}
