import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Database } from "../../platform/db.ts";
import type { ExperimentStore } from "./experiment.store.ts";
import type { ExposureStore } from "./exposure.store.ts";
import type { QualityAuditStore } from "./quality-audit.store.ts";

export type WorkbenchStores = {
  promptExperiments: ExperimentStore;
  promptExposures: ExposureStore;
  promptQualityAudits: QualityAuditStore;
};

/** What counting and ending an experiment needs. */
export type ExperimentDeps = Pick<WorkbenchStores, "promptExperiments" | "promptExposures"> & { db: Database; audit: AuditStore };
