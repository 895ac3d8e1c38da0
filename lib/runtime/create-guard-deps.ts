import { createGuardAppealStore, guardAppealCollection } from "../guard/appeal.store.ts";
import type { GuardAppealDeps } from "../guard/appeal-ports.ts";
import { createGuardEventStore, guardEventCollection } from "../guard/event.store.ts";
import type { GuardEventDeps } from "../guard/event-ports.ts";
import { createGuardPolicies } from "../guard/policies.ts";
import type { GuardPolicyDeps } from "../guard/policy-ports.ts";
import { createGuardPolicyStore, guardPolicyCollection } from "../guard/policy-version.store.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db.ts";
import type { Metrics } from "../platform/metrics.ts";

export const guardCollections = [guardAppealCollection, guardEventCollection, guardPolicyCollection] as const;

type OwnDeps = Pick<GuardPolicyDeps & GuardEventDeps & GuardAppealDeps, "guard" | "guardPolicyStore" | "guardEvents" | "guardAppeals">;

/** What organizations decide about their guard, what it has done, and what people hold wrong about it. */
export function createGuardDeps(db: Database, clock: Clock, { baseUrl, metrics }: { baseUrl: string; metrics: Metrics }): OwnDeps {
  const store = createGuardPolicyStore(db);
  return {
    guard: { ...createGuardPolicies({ store, clock }), ownHosts: [new URL(baseUrl).hostname], onVerdict: timeGuard(metrics) },
    guardPolicyStore: store,
    guardEvents: createGuardEventStore(db),
    guardAppeals: createGuardAppealStore(db),
  };
}

function timeGuard(metrics: Metrics): NonNullable<GuardPolicyDeps["guard"]["onVerdict"]> {
  return ({ stage, latencyMs }) => metrics.histogram("aegis_guard_check_duration_seconds", { stage })(latencyMs / 1_000);
}
