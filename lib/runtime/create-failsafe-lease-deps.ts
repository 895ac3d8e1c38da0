import { createSafetyGate } from "../failsafe/leases/create-safety-gate.ts";
import { lapseLeases } from "../failsafe/leases/lapse-leases.ts";
import { createLeaseStore, leaseCollection } from "../failsafe/leases/lease.store.ts";
import type { LeaseStores } from "../failsafe/leases/ports.ts";
import { createKeptFailsafeSettings } from "../failsafe/settings/kept-settings.ts";
import { createFailsafeSettingsStore, failsafeSettingsCollection } from "../failsafe/settings/settings.store.ts";
import type { FailsafeParts } from "./failsafe-parts.ts";

export const failsafeLeaseCollections = [leaseCollection, failsafeSettingsCollection] as const;

/** Who may act, by what the organization has decided about it. */
export function createFailsafeLeaseDeps({ db, audit, clock, log }: FailsafeParts): LeaseStores {
  const safetyLeases = createLeaseStore(db);
  const failsafeSettingsStore = createFailsafeSettingsStore(db);
  const failsafeSettings = createKeptFailsafeSettings({ store: failsafeSettingsStore, clock });
  const parts = { leases: safetyLeases, settings: failsafeSettings, clock, log };
  const safetyGate = createSafetyGate({ ...parts, lapse: (orgId) => lapseLeases({ ...parts, db, audit }, orgId) });
  return { safetyLeases, safetyGate, failsafeSettings, failsafeSettingsStore };
}
