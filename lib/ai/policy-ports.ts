import type { AuditStore } from "../platform/audit/audit.store.ts";
import type { Database } from "../platform/db.ts";
import type { KeptDeploymentSettings } from "../platform/deployment-settings/kept-deployment-settings.ts";
import type { ModelPolicies } from "./model-policies.ts";
import type { ModelPolicyStore } from "./model-policy.store.ts";
import type { Router } from "./router.ts";

/** For looking at models and deciding about them. */
export type PolicyDeps = {
  db: Database;
  audit: AuditStore;
  router: Router;
  modelPolicyStore: ModelPolicyStore;
  modelPolicies: ModelPolicies;
  deploymentSettings: Pick<KeptDeploymentSettings, "get">;
};
