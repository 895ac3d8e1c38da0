import type { Subject } from "../../platform/safety-gate.ts";
import type { FailsafeSettings } from "./settings.schema.ts";

/** Whether it acts only after a vote; what does not, stands until it is tripped. */
export function isLeaseRequired({ leases }: FailsafeSettings, { type }: Pick<Subject, "type">): boolean {
  return leases.required.some((required) => required === type);
}
