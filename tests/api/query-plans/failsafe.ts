import type { Document } from "mongodb";
import type { AppDeps } from "../../../lib/runtime/deps.ts";
import { askFailsafeAudits, failsafeAuditPast, failsafeAuditStores } from "./failsafe-audits.ts";
import { askFailsafeDrills, failsafeDrillPast, failsafeDrillStores } from "./failsafe-drills.ts";
import { askFailsafeLeases, failsafeLeasePast, failsafeLeaseStores } from "./failsafe-leases.ts";
import { askFailsafeTrips, failsafeTripPast, failsafeTripStores } from "./failsafe-trips.ts";
import type { Owner } from "./tenancy.ts";

/** The fail-safe, piece by piece: its stores, what they are asked, and what stands in their collections before. */
export function failsafeStores(deps: AppDeps) {
  return { ...failsafeAuditStores(deps), ...failsafeLeaseStores(deps), ...failsafeTripStores(deps), ...failsafeDrillStores(deps) };
}

export async function askFailsafe(deps: AppDeps, owner: Owner): Promise<void> {
  await askFailsafeAudits(deps, owner);
  await askFailsafeLeases(deps, owner);
  await askFailsafeTrips(deps, owner);
  await askFailsafeDrills(deps, owner);
}

export function failsafePast(past: Parameters<typeof failsafeTripPast>[0]): Record<string, (index: number) => Document> {
  return { ...failsafeAuditPast(past), ...failsafeLeasePast(past), ...failsafeTripPast(past), ...failsafeDrillPast(past) };
}
