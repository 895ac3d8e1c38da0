import { assertPermission } from "../../platform/assert-permission.ts";
import { exportAbout } from "../../platform/audit/export-about.ts";
import type { AuditDeps } from "../../platform/audit/ports.ts";
import type { Context } from "../../platform/context.ts";
import type { TripDeps } from "./ports.ts";
import { tripNotFound } from "./trip-errors.ts";

/** What the signed trail says of a trip, of its lease and of the audits that gave cause. A minute after the last of it all is chained. */
export async function exportTripEvidence(
  ctx: Context<TripDeps & AuditDeps>,
  { tripId }: { tripId: string },
): Promise<AsyncIterable<string>> {
  assertPermission(ctx, "audit.read");
  const { safetyTrips, safetyTripEvents } = ctx.deps;
  const trip = await safetyTrips.find(ctx.orgId, tripId);
  if (!trip) throw tripNotFound(tripId);
  const audits = await safetyTripEvents.listAudits(ctx.orgId, tripId);
  return exportAbout(ctx, [...new Set([tripId, trip.leaseId, ...audits])]);
}
