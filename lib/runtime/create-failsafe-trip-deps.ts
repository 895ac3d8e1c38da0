import type { TripStores } from "../failsafe/trips/ports.ts";
import { createTripStore, tripCollection } from "../failsafe/trips/trip.store.ts";
import { createTripEventStore, tripEventCollection } from "../failsafe/trips/trip-event.store.ts";
import { createRunningWork } from "./create-running-work.ts";
import type { FailsafeParts } from "./failsafe-parts.ts";

export const failsafeTripCollections = [tripCollection, tripEventCollection] as const;

export function createFailsafeTripDeps(parts: FailsafeParts): TripStores {
  return {
    safetyTrips: createTripStore(parts.db),
    safetyTripEvents: createTripEventStore(parts.db),
    runningWork: createRunningWork(parts),
  };
}
