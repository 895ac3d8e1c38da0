import type { Clock } from "../platform/clock.ts";
import type { KeptDeploymentSettings } from "../platform/deployment-settings/kept-deployment-settings.ts";
import { createFreshValues } from "../platform/fresh-values.ts";
import { DEFAULT_GUARD_POLICY, type GuardPolicy, type GuardPolicyRules, guardPolicySchema } from "./policy.ts";
import type { GuardPolicyRecord, GuardPolicyStore } from "./policy-version.store.ts";
import type { GuardPolicies } from "./ports.ts";
import { raiseToFloor } from "./raise-to-floor.ts";

/** What organizations have decided about their guard, at most a second old. */
export type KeptGuardPolicies = GuardPolicies & {
  /** After a change made here. */
  forget(orgId: string): void;
};

type Parts = {
  store: Pick<GuardPolicyStore, "findLast">;
  clock: Clock;
  /** What no organization goes below. */
  deploymentSettings: Pick<KeptDeploymentSettings, "get">;
};

export function createGuardPolicies({ store, clock, deploymentSettings }: Parts): KeptGuardPolicies {
  const { get, forget } = createFreshValues<GuardPolicy>({
    clock,
    async read(orgId) {
      const record = await store.findLast(orgId);
      return record ? toGuardPolicy(record) : DEFAULT_GUARD_POLICY;
    },
  });
  return {
    forget,
    async policyOf(orgId) {
      const [policy, { guardFloor }] = await Promise.all([get(orgId), deploymentSettings.get()]);
      return raiseToFloor(policy, guardFloor);
    },
  };
}

export function toGuardPolicy({ version, rules }: Pick<GuardPolicyRecord, "version" | "rules">): GuardPolicy {
  return { ...withDefaults(rules), version };
}

/** What has come into policies since this one was written has its default. */
function withDefaults(rules: GuardPolicyRules): GuardPolicyRules {
  const { version: _version, ...defaults } = DEFAULT_GUARD_POLICY;
  return guardPolicySchema.parse({
    ...defaults,
    ...rules,
    thresholds: { ...defaults.thresholds, ...rules.thresholds },
    attacks: { ...defaults.attacks, ...rules.attacks },
    data: { ...defaults.data, ...rules.data },
    judge: { ...defaults.judge, ...rules.judge },
  });
}
