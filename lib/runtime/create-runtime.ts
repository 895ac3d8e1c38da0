import { randomUUID } from "node:crypto";
import { createProviders } from "../ai/create-providers.ts";
import type { PolicyDeps } from "../ai/policy-ports.ts";
import { createRouter, type Router } from "../ai/router.ts";
import { createAuthDeps } from "../auth/create-auth-deps.ts";
import { type Clock, systemClock } from "../platform/clock.ts";
import type { Env } from "../platform/env.ts";
import { createJobTiming } from "../platform/jobs/job-timing.ts";
import { createLogger } from "../platform/log.ts";
import { createQueue } from "../platform/queue.ts";
import { createRedis } from "../platform/redis.ts";
import { toMode } from "./app-info.ts";
import { createBudgetDeps } from "./create-budget-deps.ts";
import { createChatDeps } from "./create-chat-deps.ts";
import { createPlatformDeps } from "./create-platform-deps.ts";
import { createPolicyDeps } from "./create-policy-deps.ts";
import { createReportDeps } from "./create-report-deps.ts";
import { createWork } from "./create-work.ts";
import type { PlatformDeps } from "./platform-deps.ts";
import type { Runtime, RuntimeOverrides } from "./runtime.ts";

const REDIS_TIMEOUT_MS = 1_000;
const LIMIT_TIMEOUT_MS = 100;

/** The composition root: the only place that knows every part. */
export function createRuntime(env: Env, overrides: RuntimeOverrides = {}): Runtime {
  const clock = overrides.clock ?? systemClock;
  const log = overrides.log ?? createLogger({ level: env.logLevel });
  const jobTiming = overrides.jobTiming ?? createJobTiming(env.jobTimeDivisor);
  const redis = env.redis && createRedis(env.redis, { prefix: env.redisPrefix, timeoutMs: overrides.redisTimeoutMs ?? REDIS_TIMEOUT_MS });
  const ai = createProviders({
    keys: env.modelKeys,
    clock,
    demoTokenDelayMs: env.demoTokenDelayMs,
    ...(overrides.providerTimeouts && { timeouts: overrides.providerTimeouts }),
  });
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
    limitTimeoutMs: overrides.limitTimeoutMs ?? LIMIT_TIMEOUT_MS,
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
  const runtime: Runtime = {
    env,
    owner: `${env.isVercel ? "vercel" : "local"}:${process.pid}:${randomUUID().slice(0, 8)}`,
    limitFactor: overrides.limitFactor ?? 1,
    deps: {
      ...platform,
      work: createWork(() => runtime),
      ...policyDeps,
      ...budgetDeps,
      ...createAuthDeps(db, platform.audit, authConfig, clock),
      ...createReportDeps(db),
      ...createChatDeps({
        db,
        clock,
        jobTiming,
        redis,
        router: createAiRouter(ai, { ...platform, ...policyDeps }, { clock, overrides }),
        settings: overrides.chatSettings ?? {},
      }),
    },
    async close() {
      await budgetDeps.budgets.close();
      await db.close();
    },
  };
  return runtime;
}

function createAiRouter(
  ai: ReturnType<typeof createProviders>,
  { redis, metrics, log, modelPolicies }: Pick<PlatformDeps & PolicyDeps, "redis" | "metrics" | "log" | "modelPolicies">,
  { clock, overrides }: { clock: Clock; overrides: RuntimeOverrides },
): Router {
  const providers = overrides.providers ?? ai.providers;
  return createRouter({
    sources: [{ origin: ai.mode === "demo" ? "demo" : "platform", list: async () => providers }],
    policyOf: ({ orgId }) => modelPolicies.policyOf(orgId),
    redis,
    redisTimeoutMs: overrides.limitTimeoutMs ?? LIMIT_TIMEOUT_MS,
    clock,
    random: Math.random,
    metrics,
    log,
    settings: overrides.router ?? {},
  });
}
