import { randomUUID } from "node:crypto";
import { systemClock } from "../platform/clock.ts";
import type { Env } from "../platform/env.ts";
import { createJobTiming } from "../platform/jobs/job-timing.ts";
import { toMode } from "./app-info.ts";
import { createAiDeps } from "./create-ai-deps.ts";
import { createAnsweringDeps } from "./create-answering-deps.ts";
import { watchBooked } from "./create-audit-links.ts";
import { createChatDeps } from "./create-chat-deps.ts";
import { createConnections } from "./create-connections.ts";
import { createIdentityDeps } from "./create-identity-deps.ts";
import { createIntegrationDeps } from "./create-integration-deps.ts";
import { createKnowledgeDeps } from "./create-knowledge-deps.ts";
import { createLimitDeps } from "./create-limit-deps.ts";
import { createOperationsDeps } from "./create-operations-deps.ts";
import { createPlatformDeps } from "./create-platform-deps.ts";
import { createProtectDeps } from "./create-protect-deps.ts";
import { createLateDeps } from "./create-work.ts";
import type { Runtime, RuntimeOverrides } from "./runtime.ts";

const LIMIT_TIMEOUT_MS = 100;

/** The composition root: the only place that knows every part. */
export function createRuntime(env: Env, overrides: RuntimeOverrides = {}): Runtime {
  const clock = overrides.clock ?? systemClock;
  const connections = createConnections(env, overrides);
  const jobTiming = overrides.jobTiming ?? createJobTiming(env.jobTimeDivisor);
  const limitTimeoutMs = overrides.limitTimeoutMs ?? LIMIT_TIMEOUT_MS;
  const mode = toMode(env);
  const { database = {} } = overrides;
  const platform = createPlatformDeps({ env, mode, clock, ...connections, jobTiming, limitTimeoutMs, database });
  const { db, redis } = platform;
  const limitDeps = createLimitDeps({ ...platform, jobTiming }, clock);
  const integrationDeps = createIntegrationDeps(env, platform, clock, overrides);
  const aiDeps = createAiDeps(
    env,
    { ...platform, ...limitDeps, ...integrationDeps },
    { clock, overrides, limitTimeoutMs, onBooked: (rows) => watchBooked(runtime, rows) },
  );
  const protectDeps = createProtectDeps({ ...platform, clock, baseUrl: env.baseUrl });
  const { knowledge, closeKnowledge } = createKnowledgeDeps(env, { ...platform, ...limitDeps, ...aiDeps, clock }, overrides);
  const { chat, closeChat } = createChatDeps({ env, db, clock, jobTiming, redis, overrides });
  const answeringDeps = createAnsweringDeps({ ...platform, ...protectDeps, ...aiDeps, clock, jobTiming, isVercel: env.isVercel });
  const identity = createIdentityDeps(env, { ...platform, clock, mode, overrides });
  const runtime: Runtime = {
    env,
    owner: `${env.isVercel ? "vercel" : "local"}:${process.pid}:${randomUUID().slice(0, 8)}`,
    limitFactor: overrides.limitFactor ?? 1,
    deps: {
      ...platform,
      ...createLateDeps(db, () => runtime, overrides.answerAuditor),
      ...limitDeps,
      ...integrationDeps,
      ...aiDeps,
      ...protectDeps,
      ...answeringDeps,
      ...knowledge,
      ...identity,
      ...createOperationsDeps({ ...platform, ...identity, ...aiDeps, ...connections, env, clock, overrides, runtime: () => runtime }),
      ...chat,
    },
    async close() {
      closeKnowledge();
      closeChat();
      protectDeps.modelTrainer.close();
      const buffers = [aiDeps.callLedger.close(), answeringDeps.callLog.close(), platform.denials.flush(), integrationDeps.vault.close()];
      await Promise.all(buffers);
      await limitDeps.budgets.close();
      await runtime.deps.measuring.close();
      await db.close();
    },
  };
  return runtime;
}
