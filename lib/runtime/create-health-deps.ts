import { askBlob } from "../ops/health/blob-probe.ts";
import { checkCollection, createCheckStore, healthDayCollection } from "../ops/health/check.store.ts";
import { createDeepChecks } from "../ops/health/deep-checks.ts";
import { createHeartbeatStore, heartbeatCollection } from "../ops/health/heartbeat.store.ts";
import { createHistoryKeeper } from "../ops/health/history-keeper.ts";
import { createIncidentStore, incidentCollection } from "../ops/health/incident.store.ts";
import type { HealthStores } from "../ops/health/ports.ts";
import { createHealthProbes } from "../ops/health/probes.ts";
import { readHistory } from "../ops/health/read-history.ts";
import { createUnkeptChecks } from "../ops/health/unkept-checks.ts";
import { createDeploymentStore, deploymentCollection } from "../platform/deployments/deployment.store.ts";
import { createDeployments } from "../platform/deployments/deployments.ts";
import type { OperationsParts } from "./operations-parts.ts";

export const healthCollections = [
  deploymentCollection,
  incidentCollection,
  heartbeatCollection,
  checkCollection,
  healthDayCollection,
] as const;

const STORAGE_MS = 1_000;

export function createHealthDeps(parts: OperationsParts): HealthStores {
  const { db, env, clock, redis, queue, router } = parts;
  const { deployment, version } = env;
  const current = { _id: deployment?.id ?? version, version, url: deployment?.url ?? null };
  const stores = {
    incidents: createIncidentStore(db),
    healthChecks: createCheckStore(db),
    heartbeats: createHeartbeatStore(db),
    deploymentStore: createDeploymentStore(db),
  };
  const { blobToken } = env.files;
  const probes = createHealthProbes({
    ...{ redis, queue, router, heartbeats: stores.heartbeats, now: clock.now },
    askStorage: blobToken === null ? null : () => askBlob(blobToken, STORAGE_MS),
    isSendgridConfigured: env.mail?.isLocal === false,
  });
  return {
    ...stores,
    deployments: createDeployments({ store: stores.deploymentStore, current, processStartedAt: clock.now() }),
    deepChecks: createDeepChecks(probes, clock.now),
    unkeptChecks: createUnkeptChecks(redis),
    healthHistory: createHistoryKeeper({ read: (now) => readHistory(stores, now), redis, clock }),
  };
}
