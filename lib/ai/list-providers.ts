import { assertPermission } from "../platform/assert-permission.ts";
import type { Context } from "../platform/context.ts";
import type { ProviderView } from "./model-schema.ts";
import { MODELS } from "./models.ts";
import type { PolicyDeps } from "./policy-ports.ts";
import type { CallSummary, ProviderStatus } from "./routing.ts";
import { toRouteContext } from "./to-route-context.ts";

/** How the providers are now, those without a key too. Latencies and failures are this instance's own. */
export async function listProviders(
  ctx: Context<Pick<PolicyDeps, "router">>,
): Promise<{ scope: "instance"; isShared: boolean; items: ProviderView[] }> {
  assertPermission(ctx, "ai.read");
  const { router } = ctx.deps;
  const states = await router.states(toRouteContext(ctx));
  const vendors = [...new Set(MODELS.map(({ provider }) => provider))];
  const missing = vendors.filter((vendor) => states.every(({ provider }) => provider !== vendor));
  return { scope: "instance", isShared: router.isShared(), items: [...states.map(toView), ...missing.map(withoutKey)] };
}

function toView(status: ProviderStatus): ProviderView {
  const { provider, isDemo, isCustom, origin, model, embeddingModel, condition, until, consecutiveFailures, reason, recent } = status;
  return {
    ...{ provider, isDemo, isCustom, origin, embeddingModel, condition, consecutiveFailures, reason },
    defaultModel: model,
    until: until === null ? null : new Date(until).toISOString(),
    recent: toRecent(recent),
  };
}

function toRecent({ windowMs, lastFailure, ...recent }: CallSummary): ProviderView["recent"] {
  return {
    ...recent,
    windowMinutes: windowMs / 60_000,
    lastFailure: lastFailure && { reason: lastFailure.reason, at: new Date(lastFailure.at).toISOString() },
  };
}

function withoutKey(provider: string): ProviderView {
  const nothing = { p50Ms: null, p95Ms: null, firstTokenP50Ms: null, firstTokenP95Ms: null, lastFailure: null };
  return {
    ...{ provider, isDemo: false, isCustom: false, origin: null, defaultModel: null, embeddingModel: null },
    ...{ condition: "no-key", until: null, consecutiveFailures: 0, reason: null },
    recent: { windowMinutes: 15, calls: 0, failures: 0, ...nothing },
  };
}
