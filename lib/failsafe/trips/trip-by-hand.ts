import { assertRecentProof } from "../../auth/mfa/assert-recent-proof.ts";
import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { getTrip } from "./get-trip.ts";
import type { TripDeps } from "./ports.ts";
import { isKillSwitch, type TripByHand, type TripView } from "./trip.schema.ts";
import { trip } from "./trip.ts";

/** One person is enough to stop something; to let it go on takes two. What stops everybody needs whoever decides the policy, just proven. */
export async function tripByHand(ctx: Context<TripDeps>, input: TripByHand): Promise<{ trip: TripView; isNew: boolean }> {
  assertPermission(ctx, "failsafe.trip");
  if (isKillSwitch(input.subject)) {
    assertPermission(ctx, "failsafe-policy.write");
    await assertRecentProof(ctx);
  }
  const { tripId, isNew } = await trip(ctx, input);
  return { trip: await getTrip(ctx, { tripId }), isNew };
}
