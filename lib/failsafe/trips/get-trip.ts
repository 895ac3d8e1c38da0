import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { TripDeps } from "./ports.ts";
import { toTrip } from "./to-trip.ts";
import type { TripView } from "./trip.schema.ts";
import { tripNotFound } from "./trip-errors.ts";

export async function getTrip(ctx: Context<TripDeps>, { tripId }: { tripId: string }): Promise<TripView> {
  assertPermission(ctx, "failsafe.read");
  const record = await ctx.deps.safetyTrips.find(ctx.orgId, tripId);
  if (!record) throw tripNotFound(tripId);
  return toTrip(record, await ctx.deps.cipher.forOrganization(ctx.orgId), ctx.clock.now());
}
