import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { nextTimeCursor, readTimeCursor } from "../../platform/time-pages.ts";
import type { TripDeps } from "./ports.ts";
import { toTrip } from "./to-trip.ts";
import type { ListTripsInput, TripView } from "./trip.schema.ts";

/** Newest first. */
export async function listTrips(
  ctx: Context<TripDeps>,
  { cursor, limit, state }: ListTripsInput,
): Promise<{ items: TripView[]; nextCursor: string | null }> {
  assertPermission(ctx, "failsafe.read");
  const page = { after: readTimeCursor(cursor), limit, isOpen: state === "open" };
  const records = await ctx.deps.safetyTrips.list(ctx.orgId, page);
  const cipher = await ctx.deps.cipher.forOrganization(ctx.orgId);
  return { items: records.map((record) => toTrip(record, cipher, ctx.clock.now())), nextCursor: nextTimeCursor(records, limit) };
}
