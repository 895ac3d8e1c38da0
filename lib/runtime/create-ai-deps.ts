import type { BudgetDeps } from "../ai/budget-ports.ts";
import { createCallLedger } from "../ai/call-ledger.ts";
import { type AccessDeps, createModelAccess } from "../ai/create-model-access.ts";
import { createProviders } from "../ai/create-providers.ts";
import { createEgressStore } from "../ai/egress.store.ts";
import type { PolicyDeps } from "../ai/policy-ports.ts";
import { createRouter, type Router } from "../ai/router.ts";
import { createUsageStore } from "../ai/usage.store.ts";
import { createAfterReply } from "../platform/after-reply.ts";
import type { Clock } from "../platform/clock.ts";
import type { Env } from "../platform/env.ts";
import type { PlatformDeps } from "./platform-deps.ts";
import type { RuntimeOverrides } from "./runtime.ts";

type Parts = Omit<PlatformDeps, "work"> & Pick<PolicyDeps, "modelPolicies"> & Pick<BudgetDeps, "budgets">;

/** The way to a model: the vendors that have a key, the router over them, and the books around it. */
export function createAiDeps(
  env: Env,
  parts: Parts,
  { clock, overrides, limitTimeoutMs }: { clock: Clock; overrides: RuntimeOverrides; limitTimeoutMs: number },
): AccessDeps & { router: Router } {
  const { db, redis, log, metrics, cache, budgets, modelPolicies } = parts;
  const { providers, mode } = createProviders({
    keys: env.modelKeys,
    clock,
    demoTokenDelayMs: env.demoTokenDelayMs,
    ...(overrides.providerTimeouts && { timeouts: overrides.providerTimeouts }),
  });
  const own = overrides.providers ?? providers;
  const router = createRouter({
    sources: [{ origin: mode === "demo" ? "demo" : "platform", list: async () => own }],
    policyOf: ({ orgId }) => modelPolicies.policyOf(orgId),
    redis,
    redisTimeoutMs: limitTimeoutMs,
    clock,
    random: Math.random,
    metrics,
    log,
    settings: overrides.router ?? {},
  });
  const usage = createUsageStore(db);
  const egress = createEgressStore(db);
  const ledger = createCallLedger({ usage, egress, clock, log });
  const afterReply = createAfterReply({ isVercel: env.isVercel });
  const modelAccess = createModelAccess({ router, budgets, ledger, cache, afterReply, clock, metrics });
  return { router, usage, egress, callLedger: ledger, modelAccess };
}
