import type { ApiKeyStore } from "../auth/api-keys/api-key.store.ts";
import type { UserStore } from "../auth/user.store.ts";
import type { EgressReportStore } from "./egress-report.store.ts";
import type { UsageReportStore } from "./usage-report.store.ts";

/** What the reports read. */
export type ReportDeps = { usageReports: UsageReportStore; egressReports: EgressReportStore; users: UserStore; apiKeys: ApiKeyStore };
