import type { Context } from "../../platform/context.ts";
import type { Subject } from "../../platform/safety-gate.ts";
import type { LeaseRecord } from "./lease.store.ts";
import { leaseChanged } from "./lease-errors.ts";
import { toFields, toNewLease } from "./lease-fields.ts";
import type { Tenure } from "./lease-machine.ts";
import type { DenyDeps, LeaseSession } from "./ports.ts";

export type LeaseWrite = { known: LeaseRecord | null; _id: string; subject: Subject; tenure: Tenure; now: Date; isRequired: boolean };

/** A subject's first lease, or the next version of the one that is known. */
export async function writeLease(ctx: Context<DenyDeps>, lease: LeaseWrite, session: LeaseSession): Promise<LeaseRecord> {
  const { orgId, deps } = ctx;
  const { known, tenure, now, isRequired } = lease;
  if (!known) {
    const first = toNewLease({ ...lease, orgId });
    await deps.safetyLeases.insert(first, session);
    return first;
  }
  const fields = toFields(tenure, { now, isRequired });
  if (!(await deps.safetyLeases.change(orgId, known._id, known.version, fields, session))) throw leaseChanged();
  return { ...known, ...fields, version: known.version + 1 };
}
