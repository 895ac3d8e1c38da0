import { createIncidentStore, incidentCollection } from "../ops/health/incident.store.ts";
import type { HealthStores } from "../ops/health/ports.ts";
import { createDeploymentStore, deploymentCollection } from "../platform/deployments/deployment.store.ts";
import { createDeployments } from "../platform/deployments/deployments.ts";
import type { OperationsParts } from "./operations-parts.ts";

export const healthCollections = [deploymentCollection, incidentCollection] as const;

export function createHealthDeps({ db, env, clock }: OperationsParts): HealthStores {
  const { deployment, version } = env;
  const current = { _id: deployment?.id ?? version, version, url: deployment?.url ?? null };
  return {
    deployments: createDeployments({ store: createDeploymentStore(db), current, processStartedAt: clock.now() }),
    incidents: createIncidentStore(db),
  };
}
