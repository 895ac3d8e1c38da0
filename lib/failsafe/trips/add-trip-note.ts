import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { TripDeps } from "./ports.ts";
import { toTripEvent, toTripEventView } from "./to-trip.ts";
import type { TripEventView } from "./trip.schema.ts";
import { tripNotFound } from "./trip-errors.ts";

/** Also after the restore, and beside somebody else's decision: a note changes nothing but the timeline. */
export async function addTripNote(ctx: Context<TripDeps>, { tripId, text }: { tripId: string; text: string }): Promise<TripEventView> {
  assertPermission(ctx, "failsafe.trip");
  const { db, safetyTrips, safetyTripEvents, audit } = ctx.deps;
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  const record = await db.withTransaction(async (session) => {
    const known = await safetyTrips.find(ctx.orgId, tripId, session);
    if (!known) throw tripNotFound(tripId);
    const event = toTripEvent(ctx, cipher, { type: "note", tripId, version: known.version, userId: userIdOf(ctx), text });
    await safetyTripEvents.append(event, session);
    await audit.append(toAuditRecord(ctx, { action: "failsafe.trip-note-added", target: { type: "failsafe-trip", id: tripId } }), session);
    return event;
  });
  return toTripEventView(record, cipher);
}
