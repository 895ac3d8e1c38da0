import type { Router } from "../ai/router.ts";
import type { AuditStore } from "../platform/audit/audit.store.ts";
import type { Clock } from "../platform/clock.ts";
import type { Cipher } from "../platform/crypto/cipher.ts";
import type { Database } from "../platform/db.ts";
import type { KeptDeploymentSettings } from "../platform/deployment-settings/kept-deployment-settings.ts";
import type { Env } from "../platform/env.ts";
import type { JobTiming } from "../platform/jobs/job-timing.ts";
import type { Logger } from "../platform/log.ts";
import type { LogBuffer } from "../platform/log-lines/log-buffer.ts";
import type { Mailer } from "../platform/mailer.ts";
import type { Metrics } from "../platform/metrics.ts";
import type { Queue } from "../platform/queue.ts";
import type { RedisConnection } from "../platform/redis.ts";
import type { Tracer } from "../platform/tracing/tracer.ts";
import type { Runtime, RuntimeOverrides } from "./runtime.ts";

/** What operations and notifications are made of. */
export type OperationsParts = {
  env: Env;
  db: Database;
  redis: RedisConnection | null;
  queue: Queue;
  router: Router;
  audit: AuditStore;
  cipher: Cipher;
  clock: Clock;
  log: Logger;
  logLines: LogBuffer;
  jobTiming: JobTiming;
  metrics: Metrics;
  tracer: Tracer;
  mailer: Mailer;
  deploymentSettings: KeptDeploymentSettings;
  overrides: RuntimeOverrides;
  /** Whole once everything is made: for what acts later. */
  runtime: () => Runtime;
};
