// What organizations have decided, as each call to a model needs it: out of memory for a second, then read again, and once for
// all calls that wait for it. A change is seen by this process at once and by every other within that second.

import type { Clock } from "../platform/clock.ts";
import type { ModelPolicyStore } from "./model-policy.store.ts";
import { NO_POLICY, toModelPolicy } from "./model-policy.ts";
import type { ModelPolicy } from "./routing.ts";

export type ModelPolicies = {
  /** Fails when it cannot be read: a model that may be forbidden is not asked. */
  policyOf(orgId: string): Promise<ModelPolicy>;
  /** After a change made here. */
  forget(orgId: string): void;
};

const FRESH_MS = 1_000;
const ORGANIZATIONS_MAX = 1_000;
const OPEN_TO_ALL = toModelPolicy(NO_POLICY);

type Kept = { policy: Promise<ModelPolicy>; readAt: number };

export function createModelPolicies({ store, clock }: { store: Pick<ModelPolicyStore, "find">; clock: Clock }): ModelPolicies {
  const kept = new Map<string, Kept>();
  const read = async (orgId: string) => {
    const record = await store.find(orgId);
    return record ? toModelPolicy(record) : OPEN_TO_ALL;
  };
  return {
    policyOf(orgId) {
      const known = kept.get(orgId);
      if (known && clock.now() - known.readAt < FRESH_MS) return known.policy;
      const policy = read(orgId);
      const entry: Kept = { policy, readAt: clock.now() };
      kept.delete(orgId);
      if (kept.size >= ORGANIZATIONS_MAX) kept.delete(kept.keys().next().value ?? "");
      kept.set(orgId, entry);
      // What failed is not remembered: the next call asks again.
      policy.catch(() => {
        if (kept.get(orgId) === entry) kept.delete(orgId);
      });
      return policy;
    },
    forget: (orgId) => void kept.delete(orgId),
  };
}
