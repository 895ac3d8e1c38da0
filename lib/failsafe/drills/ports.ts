import type { ModelAccess } from "../../ai/access.ts";
import type { GatewayDeps } from "../../ai/gateway/ports.ts";
import type { OrganizationStore } from "../../auth/organization.store.ts";
import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { Database } from "../../platform/db.ts";
import type { JobStore } from "../../platform/jobs/job.store.ts";
import type { PublishDeps } from "../../platform/jobs/publish-record.ts";
import type { TripDeps } from "../trips/ports.ts";
import type { DrillStore } from "./drill.store.ts";
import type { DrillCaseStore } from "./drill-case.store.ts";

export type DrillStores = { drills: DrillStore; drillCases: DrillCaseStore };

/** For starting, watching and stopping a drill. */
export type DrillDeps = DrillStores & PublishDeps & { db: Database; audit: AuditStore; jobs: JobStore; cipher: Cipher };

/** For running one: a model by itself, the path everybody's requests take, and what follows where the settings say so. */
export type DrillRunDeps = DrillDeps & GatewayDeps & TripDeps & { modelAccess: ModelAccess };

/** What is handed out names the organization. */
export type DrillReportDeps = DrillDeps & { organizations: Pick<OrganizationStore, "find"> };
