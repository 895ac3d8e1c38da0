import type { Document } from "mongodb";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { askFailsafeTrips, failsafeTripPast, failsafeTripStores } from "./failsafe-trips.ts";
import type { Owner } from "./tenancy.ts";

/** The fail-safe, piece by piece: its stores, what they are asked, and what stands in their collections before. */
export function failsafeStores(deps: AppDeps) {
  return { ...failsafeTripStores(deps) };
}

export async function askFailsafe(deps: AppDeps, owner: Owner): Promise<void> {
  await askFailsafeTrips(deps, owner);
}

export function failsafePast(past: Parameters<typeof failsafeTripPast>[0]): Record<string, (index: number) => Document> {
  return { ...failsafeTripPast(past) };
}
