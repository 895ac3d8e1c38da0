import type { ApiKeyStore } from "../../auth/api-keys/api-key.store.ts";
import type { AuthDeps } from "../../auth/ports.ts";
import type { Cipher } from "../../platform/crypto/cipher.ts";
import type { JobStore } from "../../platform/jobs/job.store.ts";
import type { PublishDeps } from "../../platform/jobs/publish-record.ts";
import type { Metrics } from "../../platform/metrics.ts";
import type { Subject } from "../../platform/safety-gate.ts";
import type { LeaseStores } from "../leases/ports.ts";
import type { TripStore } from "./trip.store.ts";
import type { TripEventStore } from "./trip-event.store.ts";

/** Of one database transaction. */
export type Session = Parameters<TripStore["insert"]>[1];

/** Whether somebody holds a live lease of work in the subject's scope. Jobs live above; runtime looks at them. */
export type RunningWork = { isAny(orgId: string, subject: Subject): Promise<boolean> };

/** What belongs to trips alone. */
export type TripStores = { safetyTrips: TripStore; safetyTripEvents: TripEventStore; runningWork: RunningWork };

export type TripDeps = TripStores &
  LeaseStores &
  AuthDeps &
  PublishDeps & {
    apiKeys: ApiKeyStore;
    cipher: Cipher;
    metrics: Metrics;
    jobs: JobStore;
  };
