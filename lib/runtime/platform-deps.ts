import type { DenialStore } from "../platform/audit/denial.store.ts";
import type { Denials } from "../platform/audit/denials.ts";
import type { TrailDeps } from "../platform/audit/ports.ts";
import type { Cache } from "../platform/cache/cache.ts";
import type { RotationDeps } from "../platform/crypto/rotate-data-key.ts";
import type { Database } from "../platform/db.ts";
import type { DeploymentSettingsStore } from "../platform/deployment-settings/deployment-settings.store.ts";
import type { KeptDeploymentSettings } from "../platform/deployment-settings/kept-deployment-settings.ts";
import type { IdempotencyStore } from "../platform/idempotency/idempotency.store.ts";
import type { DeadLetterStore } from "../platform/jobs/dead-letter.store.ts";
import type { JobStore } from "../platform/jobs/job.store.ts";
import type { JobTiming } from "../platform/jobs/job-timing.ts";
import type { JobMessage } from "../platform/jobs/publish-record.ts";
import type { RunOutcome } from "../platform/jobs/run-job.ts";
import type { Limiter } from "../platform/limits/limiter.ts";
import type { Queue } from "../platform/queue.ts";
import type { RedisConnection } from "../platform/redis.ts";
import type { ScheduleStore } from "../platform/schedule.store.ts";
import type { SearchKeys } from "../platform/search/search-keys.ts";
import type { WatchDeps } from "./create-watch-deps.ts";

export type Mode = "demo" | "development" | "production";

export type BackgroundWork = {
  deliver(delivery: JobMessage): Promise<RunOutcome>;
  settleDeadDelivery(delivery: JobMessage, queueLetterId: string | null): Promise<void>;
  runDueSchedules(): Promise<{ name: string; isRun: boolean }[]>;
  ensureSchedules(): Promise<void>;
};

export type PlatformDeps = TrailDeps & CryptoDeps & WatchDeps & DeploymentDeps & OwnDeps;

/** What was decided about the deployment as a whole. */
export type DeploymentDeps = { deploymentSettings: KeptDeploymentSettings; deploymentSettingsStore: DeploymentSettingsStore };

/** Keys, and everything that is under them. */
export type CryptoDeps = Omit<RotationDeps, "clock">;

type OwnDeps = {
  db: Database;
  redis: RedisConnection | null;
  queue: Queue;
  cache: Cache;
  searchKeys: SearchKeys;
  limiter: Limiter;
  idempotency: IdempotencyStore;
  denials: Denials;
  denialStore: DenialStore;
  jobs: JobStore;
  deadLetters: DeadLetterStore;
  schedules: ScheduleStore;
  jobTiming: JobTiming;
  /** Background work, for the routes that the queue and the cron call. */
  work: BackgroundWork;
  secrets: { cron: string; metrics: string | null; telegram: string | null };
  deployment: { mode: Mode; version: string; startedAt: number; isSendgridConfigured: boolean };
};
