import type { Clock } from "../platform/clock.ts";
import type { KeptDeploymentSettings } from "../platform/deployment-settings/kept-deployment-settings.ts";
import { createFreshValues } from "../platform/fresh-values.ts";
import type { ModelPolicyStore } from "./model-policy.store.ts";
import { NO_POLICY, toModelPolicy } from "./model-policy.ts";
import { narrowPolicy } from "./narrow-policy.ts";
import type { ModelPolicy } from "./routing.ts";

/** What organizations have decided about models, at most a second old. */
export type ModelPolicies = {
  /** Fails when it cannot be read: a model that may be forbidden is not asked. */
  policyOf(orgId: string): Promise<ModelPolicy>;
  /** After a change made here. */
  forget(orgId: string): void;
};

const OPEN_TO_ALL = toModelPolicy(NO_POLICY);

type Parts = { store: Pick<ModelPolicyStore, "find">; clock: Clock; deploymentSettings: Pick<KeptDeploymentSettings, "get"> };

export function createModelPolicies({ store, clock, deploymentSettings }: Parts): ModelPolicies {
  const { get, forget } = createFreshValues<ModelPolicy>({
    clock,
    async read(orgId) {
      const record = await store.find(orgId);
      return record ? toModelPolicy(record) : OPEN_TO_ALL;
    },
  });
  return {
    forget,
    async policyOf(orgId) {
      const [policy, { allowedModels }] = await Promise.all([get(orgId), deploymentSettings.get()]);
      return narrowPolicy(policy, allowedModels);
    },
  };
}
