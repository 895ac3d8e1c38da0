import { createCacheStore } from "../platform/cache/cache.store.ts";
import { createCache } from "../platform/cache/cache.ts";
import type { Clock } from "../platform/clock.ts";
import { createDatabase, type DatabaseOptions } from "../platform/db.ts";
import type { Env } from "../platform/env.ts";
import { createIdempotencyStore } from "../platform/idempotency/idempotency.store.ts";
import type { JobTiming } from "../platform/jobs/job-timing.ts";
import { createCounterStore } from "../platform/limits/counter.store.ts";
import { createLimiter } from "../platform/limits/limiter.ts";
import type { Logger } from "../platform/log.ts";
import type { Queue } from "../platform/queue.ts";
import type { RedisConnection } from "../platform/redis.ts";
import { createSearchKeyStore } from "../platform/search/search-key.store.ts";
import { createSearchKeys } from "../platform/search/search-keys.ts";
import { createAuditDeps } from "./create-audit-deps.ts";
import { createCryptoDeps } from "./create-crypto-deps.ts";
import { createDeploymentDeps } from "./create-deployment-deps.ts";
import { createJobDeps } from "./create-job-deps.ts";
import { createWatchDeps } from "./create-watch-deps.ts";
import type { Mode, PlatformDeps } from "./platform-deps.ts";

export type PlatformOptions = {
  env: Env;
  mode: Mode;
  clock: Clock;
  log: Logger;
  jobTiming: JobTiming;
  redis: RedisConnection | null;
  queue: Queue;
  limitTimeoutMs: number;
  database: DatabaseOptions;
};

export function createPlatformDeps(options: PlatformOptions): Omit<PlatformDeps, "work"> {
  const { env, clock, log, redis } = options;
  const db = createDatabase(env.mongodbUri, options.database);
  const watch = createWatchDeps(env, log);
  const crypto = createCryptoDeps(db, env, clock);
  const { cipher } = crypto;
  return {
    db,
    redis,
    queue: options.queue,
    ...crypto,
    cache: createCache({ redis, store: createCacheStore(db), cipher, clock, log, metrics: watch.metrics }),
    searchKeys: createSearchKeys({ store: createSearchKeyStore(db), cipher, clock }),
    limiter: createLimiter({ redis, counters: createCounterStore(db), clock, log, timeoutMs: options.limitTimeoutMs }),
    idempotency: createIdempotencyStore(db),
    ...createAuditDeps(db, { env, cipher, clock, log }),
    ...createJobDeps(db, { clock, timing: options.jobTiming }),
    ...createDeploymentDeps(db, { clock, log }),
    ...watch,
    secrets: { cron: env.cronSecret, metrics: env.metricsToken, telegram: env.telegram?.webhookSecret ?? null },
    deployment: { mode: options.mode, version: env.version, startedAt: clock.now(), isSendgridConfigured: env.mail?.isLocal === false },
  };
}
