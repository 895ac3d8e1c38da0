import type { AuditStores } from "./audits/ports.ts";
import type { DrillStores } from "./drills/ports.ts";
import type { LeaseStores } from "./leases/ports.ts";
import type { TripStores } from "./trips/ports.ts";

/** What the module keeps; each topic asks for the part it needs. */
export type FailsafeDeps = AuditStores & LeaseStores & TripStores & DrillStores;
