import type { TripStores } from "../failsafe/trips/ports.ts";
import type { FailsafeParts } from "./failsafe-parts.ts";

export const failsafeTripCollections = [] as const;

export function createFailsafeTripDeps(_parts: FailsafeParts): TripStores {
  return {};
}
