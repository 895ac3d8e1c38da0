import type { Clock } from "../platform/clock.ts";
import { createFreshValues } from "../platform/fresh-values.ts";
import type { ModelPolicyStore } from "./model-policy.store.ts";
import { NO_POLICY, toModelPolicy } from "./model-policy.ts";
import type { ModelPolicy } from "./routing.ts";

/** What organizations have decided about models, at most a second old. */
export type ModelPolicies = {
  /** Fails when it cannot be read: a model that may be forbidden is not asked. */
  policyOf(orgId: string): Promise<ModelPolicy>;
  /** After a change made here. */
  forget(orgId: string): void;
};

const OPEN_TO_ALL = toModelPolicy(NO_POLICY);

export function createModelPolicies({ store, clock }: { store: Pick<ModelPolicyStore, "find">; clock: Clock }): ModelPolicies {
  const { get, forget } = createFreshValues<ModelPolicy>({
    clock,
    async read(orgId) {
      const record = await store.find(orgId);
      return record ? toModelPolicy(record) : OPEN_TO_ALL;
    },
  });
  return { policyOf: get, forget };
}
