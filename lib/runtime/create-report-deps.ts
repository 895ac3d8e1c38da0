import { createEgressReportStore } from "../ai/egress-report.store.ts";
import type { ReportDeps } from "../ai/report-ports.ts";
import { createUsageReportStore } from "../ai/usage-report.store.ts";
import type { Database } from "../platform/db.ts";

/** What the reports read beside what others have already brought. */
export function createReportDeps(db: Database): Omit<ReportDeps, "users"> {
  return { usageReports: createUsageReportStore(db), egressReports: createEgressReportStore(db) };
}
