import { versionHeadOf } from "../platform/versions/version-head.ts";
import { toGuardPolicy } from "./policies.ts";
import { DEFAULT_GUARD_POLICY } from "./policy.ts";
import type { PolicyVersionView } from "./policy-version.schema.ts";
import type { GuardPolicyRecord } from "./policy-version.store.ts";

/** Null is the default, before anybody has decided anything. */
export function toPolicyVersion(record: GuardPolicyRecord | null): PolicyVersionView {
  const { version: _version, ...policy } = record ? toGuardPolicy(record) : DEFAULT_GUARD_POLICY;
  return { ...versionHeadOf(record), policy, restoredFrom: record?.restoredFrom ?? null };
}
