import { createModelPolicies } from "../ai/model-policies.ts";
import { createModelPolicyStore } from "../ai/model-policy.store.ts";
import type { PolicyDeps } from "../ai/policy-ports.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";

/** What organizations decide about models, as the router and the pages read it. */
export function createPolicyDeps(db: Database, clock: Clock): Pick<PolicyDeps, "modelPolicyStore" | "modelPolicies"> {
  const modelPolicyStore = createModelPolicyStore(db);
  return { modelPolicyStore, modelPolicies: createModelPolicies({ store: modelPolicyStore, clock }) };
}
