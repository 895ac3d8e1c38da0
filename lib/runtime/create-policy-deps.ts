import { createEgressReportStore } from "../ai/egress-report.store.ts";
import { createModelPolicies } from "../ai/model-policies.ts";
import { createModelPolicyStore } from "../ai/model-policy.store.ts";
import type { PolicyDeps } from "../ai/policy-ports.ts";
import type { ReportDeps } from "../ai/report-ports.ts";
import { createUsageReportStore } from "../ai/usage-report.store.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";

type Settings = PolicyDeps["deploymentSettings"];
type Own = Pick<PolicyDeps, "modelPolicyStore" | "modelPolicies"> & Omit<ReportDeps, "users" | "apiKeys">;

/** What organizations decide about models, as the router and the pages read it, and what the reports about models read. */
export function createPolicyDeps(db: Database, clock: Clock, deploymentSettings: Settings): Own {
  const modelPolicyStore = createModelPolicyStore(db);
  return {
    modelPolicyStore,
    modelPolicies: createModelPolicies({ store: modelPolicyStore, clock, deploymentSettings }),
    usageReports: createUsageReportStore(db),
    egressReports: createEgressReportStore(db),
  };
}
