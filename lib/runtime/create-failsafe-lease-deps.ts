import type { LeaseStores } from "../failsafe/leases/ports.ts";
import type { FailsafeParts } from "./failsafe-parts.ts";

export const failsafeLeaseCollections = [] as const;

export function createFailsafeLeaseDeps(_parts: FailsafeParts): LeaseStores {
  return {};
}
