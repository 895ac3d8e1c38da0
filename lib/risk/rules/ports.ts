import type { AuditStore } from "../../platform/audit/audit.store.ts";
import type { Database } from "../../platform/db.ts";
import type { JobStore } from "../../platform/jobs/job.store.ts";
import type { PublishDeps } from "../../platform/jobs/publish-record.ts";
import type { PolicyStores } from "../policy/ports.ts";
import type { Populations } from "../populations/populations.ts";
import type { ReplayRowStore } from "./replay/replay-rows.store.ts";
import type { RuleReplayStore } from "./replay/rule-replay.store.ts";

export type RuleStores = { ruleReplays: RuleReplayStore; replayRows: ReplayRowStore };

/** For writing rules, trying them, and deciding which of them judge. */
export type RuleDeps = PolicyStores &
  RuleStores &
  PublishDeps & { db: Database; audit: AuditStore; jobs: JobStore; riskPopulations: Populations };
