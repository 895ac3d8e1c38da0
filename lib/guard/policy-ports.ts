import type { AuditStore } from "../platform/audit/audit.store.ts";
import type { Database } from "../platform/db.ts";
import type { KeptGuardPolicies } from "./policies.ts";
import type { GuardPolicyStore } from "./policy-version.store.ts";

/** For looking at the policy and deciding about it. */
export type GuardPolicyDeps = { db: Database; audit: AuditStore; guard: KeptGuardPolicies; guardPolicyStore: GuardPolicyStore };
