import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { Database } from "../../platform/db.ts";
import type { JobStore } from "../../platform/jobs/job.store.ts";
import type { PublishDeps } from "../../platform/jobs/publish-record.ts";
import type { SearchKeys } from "../../platform/search/search-keys.ts";
import type { CaseStores } from "../cases/ports.ts";
import type { RiskDeps } from "../ports.ts";
import type { AnalyzeDeps } from "../transactions/analyze-transactions.ts";
import type { DemoRunStore } from "./demo-run.store.ts";

/** What starting, watching and taking away a demo run needs; playing it needs what judging does, too. */
export type DemoRunDeps = PublishDeps & { db: Database; audit: AuditStore; jobs: JobStore; demoRuns: DemoRunStore };

/** What a run leaves behind. */
export type DemoDataDeps = { searchKeys: SearchKeys } & Pick<RiskDeps, "riskTransactions" | "riskProfiles"> &
  Pick<CaseStores, "riskCases" | "riskCaseEvents">;

export type DemoPlayDeps = DemoRunDeps & DemoDataDeps & AnalyzeDeps;

export type DemoRemovalDeps = DemoRunDeps & DemoDataDeps;

export type DemoIncidentDeps = DemoRunDeps & DemoDataDeps & { cipher: Cipher };
