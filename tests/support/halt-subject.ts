import { denyLease, restoreLease } from "../../lib/failsafe/leases/deny-lease.ts";
import { createId } from "../../lib/platform/ids.ts";
import type { Subject } from "../../lib/platform/safety-gate.ts";
import { createSystemContext } from "../../lib/runtime/system-context.ts";
import type { Harness } from "./harness.ts";

/** Takes a subject's lease as another process would: nobody tells this one to read anew. */
export async function haltSubject(harness: Harness, orgId: string, subject: Subject): Promise<string> {
  const ctx = createSystemContext(harness.runtime, { job: "test", orgId });
  const tripId = createId("safetyTrip");
  const { db } = harness.runtime.deps;
  await db.withTransaction((session) => denyLease(ctx, { subject, reason: "manual", tripId, at: new Date(ctx.clock.now()) }, session));
  return tripId;
}

/** As two people do. */
export async function restoreSubject(harness: Harness, orgId: string, restored: { subject: Subject; tripId: string }): Promise<void> {
  const ctx = createSystemContext(harness.runtime, { job: "test", orgId });
  const { db, safetyGate } = harness.runtime.deps;
  await db.withTransaction((session) => restoreLease(ctx, { ...restored, approvedBy: ["usr_1", "usr_2"] }, session));
  safetyGate.forget(orgId);
}
