import type { Database } from "../../platform/db.ts";
import type { JobStore } from "../../platform/jobs/job.store.ts";
import type { PublishDeps } from "../../platform/jobs/publish-record.ts";
import type { KeptRiskSettings } from "../settings/kept-settings.ts";
import type { TransactionReadStore } from "../transactions/transaction-reads.store.ts";
import type { MonitorCursorStore } from "./monitor-cursor.store.ts";
import type { MonitorDayStore } from "./monitor-day.store.ts";

export type MonitorStores = {
  riskMonitorDays: MonitorDayStore;
  riskMonitorCursors: MonitorCursorStore;
  riskTransactionReads: TransactionReadStore;
};

/** For counting days and looking at them. */
export type DayDeps = PublishDeps & MonitorStores & { db: Database; jobs: JobStore };

/** For what the organization's own profile watches. */
export type MonitorDeps = DayDeps & { riskSettings: KeptRiskSettings };
