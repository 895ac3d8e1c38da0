import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Database } from "../../platform/db.ts";
import type { DeploymentStore } from "../../platform/deployments/deployment.store.ts";
import type { Deployments } from "../../platform/deployments/deployments.ts";
import type { CheckStore } from "./check.store.ts";
import type { DeepChecks } from "./deep-checks.ts";
import type { HeartbeatStore } from "./heartbeat.store.ts";
import type { HistoryKeeper } from "./history-keeper.ts";
import type { IncidentStore } from "./incident.store.ts";
import type { UnkeptChecks } from "./unkept-checks.ts";

/** What was seen of the state of things. */
export type HealthStores = {
  deployments: Deployments;
  deploymentStore: DeploymentStore;
  heartbeats: HeartbeatStore;
  incidents: IncidentStore;
  deepChecks: DeepChecks;
  healthChecks: CheckStore;
  unkeptChecks: UnkeptChecks;
  healthHistory: HistoryKeeper;
};

export type IncidentDeps = Pick<HealthStores, "incidents" | "healthHistory"> & { db: Database; audit: AuditStore };
