import { toAuditRecord } from "../../../platform/audit/audit-record.ts";
import type { Context } from "../../../platform/context.ts";
import { type Subject, subjectKey } from "../../../platform/safety-gate.ts";
import type { TripDeps } from "../../trips/ports.ts";
import { toTripEvent } from "../../trips/to-trip.ts";

/**
 * Closes the trip a rehearsal has caused, so that nothing of it stands open. Not two people but the end of the rehearsal does this, and only
 * for what the rehearsal itself was: its lease stays denied, since nothing of that name will ever act again.
 */
export async function endRehearsal(ctx: Context<TripDeps>, subject: Subject, drillId: string): Promise<string | null> {
  const { deps, orgId } = ctx;
  const cipher = await deps.cipher.forOrganization(orgId);
  const tripId = await deps.db.withTransaction(async (session) => {
    const trip = await deps.safetyTrips.findOpen(orgId, subjectKey(subject), session);
    if (!trip) return null;
    const restoredAt = new Date(ctx.clock.now());
    if (!(await deps.safetyTrips.change(orgId, trip._id, trip.version, { state: "restored", restore: null, restoredAt }, session)))
      throw new Error("A trip has changed within the transaction that read it.");
    const event = {
      type: "note",
      tripId: trip._id,
      version: trip.version + 1,
      userId: null,
      text: `The rehearsal ${drillId} is over.`,
    } as const;
    await deps.safetyTripEvents.append(toTripEvent(ctx, cipher, event), session);
    const target = { type: "failsafe-trip", id: trip._id };
    await deps.audit.append(
      toAuditRecord(ctx, { action: "failsafe.rehearsal-closed", target, severity: "notice", after: { drillId } }),
      session,
    );
    return trip._id;
  });
  deps.safetyGate.forget(orgId);
  return tripId;
}
