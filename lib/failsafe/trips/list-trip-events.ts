import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import type { TripDeps } from "./ports.ts";
import { toTripEventView } from "./to-trip.ts";
import type { TripEventView } from "./trip.schema.ts";
import { tripNotFound } from "./trip-errors.ts";

/** What happened to a trip, newest first. */
export async function listTripEvents(
  ctx: Context<TripDeps>,
  { tripId, cursor, limit }: { tripId: string; cursor?: string | undefined; limit: number },
): Promise<{ items: TripEventView[]; nextCursor: string | null }> {
  assertPermission(ctx, "failsafe.read");
  const { safetyTrips, safetyTripEvents } = ctx.deps;
  if (!(await safetyTrips.find(ctx.orgId, tripId))) throw tripNotFound(tripId);
  const records = await safetyTripEvents.list(ctx.orgId, tripId, { after: readTimeCursor(cursor), limit });
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  return { items: records.map((record) => toTripEventView(record, cipher)), nextCursor: nextTimeCursor(records, limit) };
}
