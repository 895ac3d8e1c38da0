import type { FailsafeDeps } from "../failsafe/ports.ts";
import { createFailsafeAuditDeps, failsafeAuditCollections } from "./create-failsafe-audit-deps.ts";
import { createFailsafeDrillDeps, failsafeDrillCollections } from "./create-failsafe-drill-deps.ts";
import { createFailsafeLeaseDeps, failsafeLeaseCollections } from "./create-failsafe-lease-deps.ts";
import { createFailsafeTripDeps, failsafeTripCollections } from "./create-failsafe-trip-deps.ts";
import type { FailsafeParts } from "./failsafe-parts.ts";

export const failsafeCollections = [
  ...failsafeAuditCollections,
  ...failsafeLeaseCollections,
  ...failsafeTripCollections,
  ...failsafeDrillCollections,
] as const;

export function createFailsafeDeps(parts: FailsafeParts): FailsafeDeps {
  return {
    ...createFailsafeAuditDeps(parts),
    ...createFailsafeLeaseDeps(parts),
    ...createFailsafeTripDeps(parts),
    ...createFailsafeDrillDeps(parts),
  };
}
