import type { BudgetDeps } from "../ai/budget-ports.ts";
import { createCallLedger } from "../ai/call-ledger.ts";
import { type AccessDeps, createModelAccess } from "../ai/create-model-access.ts";
import { createProviders } from "../ai/create-providers.ts";
import { createEgressStore, egressCollection } from "../ai/egress.store.ts";
import { modelCallCollection } from "../ai/gateway/model-call.store.ts";
import { modelPolicyCollection } from "../ai/model-policy.store.ts";
import type { PolicyDeps } from "../ai/policy-ports.ts";
import { DEFAULT_PROVIDER_TIMEOUTS } from "../ai/ports.ts";
import { createRouter, type Router } from "../ai/router.ts";
import { createUsageStore, type UsageRecord, type UsageStore, usageCollection } from "../ai/usage.store.ts";
import { createVaultSources } from "../ai/vault-sources.ts";
import type { LeaseStores } from "../failsafe/leases/ports.ts";
import type { IntegrationDeps } from "../integrations/ports.ts";
import { createAfterReply } from "../platform/after-reply.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import type { Env } from "../platform/env.ts";
import type { PlatformDeps } from "./platform-deps.ts";
import type { RuntimeOverrides } from "./runtime.ts";

export const aiCollections = [egressCollection, modelCallCollection, modelPolicyCollection, usageCollection] as const;

type Parts = Omit<PlatformDeps, "work"> &
  Pick<PolicyDeps, "modelPolicies"> &
  Pick<BudgetDeps, "budgets"> &
  Pick<LeaseStores, "safetyGate"> &
  Pick<IntegrationDeps, "vault" | "outbound">;

type Surroundings = { clock: Clock; overrides: RuntimeOverrides; limitTimeoutMs: number; onBooked: OnBooked };
/** After rows have gone into the usage ledger. */
type OnBooked = (rows: readonly UsageRecord[]) => Promise<void>;

/** The way to a model: the vendors that have a key, the router over them, and the books around it. */
export function createAiDeps(
  env: Env,
  parts: Parts,
  { clock, overrides, limitTimeoutMs, onBooked }: Surroundings,
): AccessDeps & { router: Router } {
  const { db, redis, log, metrics, tracer, cache, budgets, modelPolicies, vault, outbound } = parts;
  const timeouts = overrides.providerTimeouts ?? DEFAULT_PROVIDER_TIMEOUTS;
  const { providers, mode } = createProviders({
    keys: env.modelKeys,
    clock,
    demoTokenDelayMs: env.demoTokenDelayMs,
    timeouts,
  });
  const own = overrides.providers ?? providers;
  const { defaultModels } = env;
  const stored = createVaultSources({ ...outbound, vault, defaultModels, clock, timeouts, log });
  const router = createRouter({
    sources: [...stored, { origin: mode === "demo" ? "demo" : "platform", list: async () => own }],
    policyOf: ({ orgId }) => modelPolicies.policyOf(orgId),
    leases: parts.safetyGate,
    redis,
    redisTimeoutMs: limitTimeoutMs,
    clock,
    random: Math.random,
    metrics,
    tracer,
    log,
    settings: overrides.router ?? {},
  });
  const usage = createWatchedUsage(db, onBooked);
  const egress = createEgressStore(db);
  const ledger = createCallLedger({ usage, egress, clock, log });
  const afterReply = createAfterReply({ isVercel: env.isVercel });
  const modelAccess = createModelAccess({ router, budgets, ledger, cache, afterReply, clock, metrics });
  return { router, usage, egress, callLedger: ledger, modelAccess };
}

function createWatchedUsage(db: Database, onBooked: OnBooked): UsageStore {
  const usage = createUsageStore(db);
  return {
    ...usage,
    async insertAll(rows) {
      await usage.insertAll(rows);
      await onBooked(rows);
    },
  };
}
