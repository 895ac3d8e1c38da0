import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Database } from "../../platform/db.ts";
import type { Deployments } from "../../platform/deployments/deployments.ts";
import type { IncidentStore } from "./incident.store.ts";

/** What was seen of the state of things. */
export type HealthStores = {
  deployments: Deployments;
  incidents: IncidentStore;
};

export type IncidentDeps = Pick<HealthStores, "incidents"> & { db: Database; audit: AuditStore };
