import { createGuardAppealStore, guardAppealCollection } from "../guard/appeal.store.ts";
import type { GuardAppealDeps } from "../guard/appeal-ports.ts";
import { createGuardEventStore, guardEventCollection } from "../guard/event.store.ts";
import type { GuardEventDeps } from "../guard/event-ports.ts";
import { createGuardPolicies } from "../guard/policies.ts";
import type { GuardPolicyDeps } from "../guard/policy-ports.ts";
import { createGuardPolicyStore, guardPolicyCollection } from "../guard/policy-version.store.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import type { KeptDeploymentSettings } from "../platform/deployment-settings/kept-deployment-settings.ts";
import type { Metrics } from "../platform/metrics.ts";
import type { Tracer } from "../platform/tracing/tracer.ts";

export const guardCollections = [guardAppealCollection, guardEventCollection, guardPolicyCollection] as const;

type OwnDeps = Pick<GuardPolicyDeps & GuardEventDeps & GuardAppealDeps, "guard" | "guardPolicyStore" | "guardEvents" | "guardAppeals">;

type Parts = { baseUrl: string; metrics: Metrics; tracer: Tracer; deploymentSettings: KeptDeploymentSettings };

/** What organizations decide about their guard, what it has done, and what people hold wrong about it. */
export function createGuardDeps(db: Database, clock: Clock, { baseUrl, metrics, tracer, deploymentSettings }: Parts): OwnDeps {
  const store = createGuardPolicyStore(db);
  const policies = createGuardPolicies({ store, clock, deploymentSettings });
  return {
    guard: { ...policies, ownHosts: [new URL(baseUrl).hostname], onVerdict: timeGuard(metrics, tracer) },
    guardPolicyStore: store,
    guardEvents: createGuardEventStore(db),
    guardAppeals: createGuardAppealStore(db),
  };
}

function timeGuard(metrics: Metrics, tracer: Tracer): NonNullable<GuardPolicyDeps["guard"]["onVerdict"]> {
  return ({ stage, latencyMs }) => {
    metrics.histogram("aegis_guard_check_duration_seconds", { stage })(latencyMs / 1_000);
    tracer.record(`guard ${stage}`, { kind: "internal", attributes: { "aegis.guard.stage": stage }, durationMs: latencyMs });
  };
}
