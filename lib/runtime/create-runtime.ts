import { randomUUID } from "node:crypto";
import { createAuthDeps } from "../auth/create-auth-deps.ts";
import { systemClock } from "../platform/clock.ts";
import type { Env } from "../platform/env.ts";
import { createJobTiming } from "../platform/jobs/job-timing.ts";
import { createLogger } from "../platform/log.ts";
import { createQueue } from "../platform/queue.ts";
import { createRedis } from "../platform/redis.ts";
import { toMode } from "./app-info.ts";
import { createAiDeps } from "./create-ai-deps.ts";
import { createBudgetDeps } from "./create-budget-deps.ts";
import { createChatDeps } from "./create-chat-deps.ts";
import { createGatewayDeps } from "./create-gateway-deps.ts";
import { createPlatformDeps } from "./create-platform-deps.ts";
import { createPolicyDeps } from "./create-policy-deps.ts";
import { createReportDeps } from "./create-report-deps.ts";
import { createWork } from "./create-work.ts";
import type { Runtime, RuntimeOverrides } from "./runtime.ts";

const REDIS_TIMEOUT_MS = 1_000;
const LIMIT_TIMEOUT_MS = 100;

/** The composition root: the only place that knows every part. */
export function createRuntime(env: Env, overrides: RuntimeOverrides = {}): Runtime {
  const clock = overrides.clock ?? systemClock;
  const log = overrides.log ?? createLogger({ level: env.logLevel });
  const jobTiming = overrides.jobTiming ?? createJobTiming(env.jobTimeDivisor);
  const redis = env.redis && createRedis(env.redis, { prefix: env.redisPrefix, timeoutMs: overrides.redisTimeoutMs ?? REDIS_TIMEOUT_MS });
  const limitTimeoutMs = overrides.limitTimeoutMs ?? LIMIT_TIMEOUT_MS;
  const mode = toMode(env);
  const queue = createQueue(env.qstash, env.baseUrl);
  const platform = createPlatformDeps({
    env,
    mode,
    clock,
    log,
    jobTiming,
    redis,
    queue,
    limitTimeoutMs,
    database: overrides.database ?? {},
  });
  const authConfig = {
    ...env.auth,
    isDemo: mode === "demo",
    ...(overrides.bcryptCost !== undefined && { bcryptCost: overrides.bcryptCost }),
  };
  const { db } = platform;
  const policyDeps = createPolicyDeps(db, clock);
  const budgetDeps = createBudgetDeps(platform, clock);
  const aiDeps = createAiDeps(env, { ...platform, ...policyDeps, ...budgetDeps }, { clock, overrides, limitTimeoutMs });
  const gatewayDeps = createGatewayDeps({ db, clock, log, isVercel: env.isVercel });
  const runtime: Runtime = {
    env,
    owner: `${env.isVercel ? "vercel" : "local"}:${process.pid}:${randomUUID().slice(0, 8)}`,
    limitFactor: overrides.limitFactor ?? 1,
    deps: {
      ...platform,
      work: createWork(() => runtime),
      ...policyDeps,
      ...budgetDeps,
      ...aiDeps,
      ...gatewayDeps,
      ...createAuthDeps(db, platform.audit, authConfig, clock),
      ...createReportDeps(db),
      ...createChatDeps({ db, clock, jobTiming, redis, settings: overrides.chatSettings ?? {} }),
    },
    async close() {
      await Promise.all([aiDeps.callLedger.close(), gatewayDeps.callLog.close()]);
      await budgetDeps.budgets.close();
      await db.close();
    },
  };
  return runtime;
}
