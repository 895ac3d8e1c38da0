import { assertPermission, userIdOf } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { permissionsOf } from "../../platform/permissions.ts";
import { changeTrip, type TripTarget } from "./change-trip.ts";
import type { TripDeps } from "./ports.ts";
import type { TripView } from "./trip.schema.ts";

/** To oneself, to somebody else who may trip, or back to nobody. */
export async function assignTrip(
  ctx: Context<TripDeps>,
  { assignee, ...target }: TripTarget & { assignee: string | null },
): Promise<TripView> {
  assertPermission(ctx, "failsafe.trip");
  const assigneeId = assignee === "me" ? userIdOf(ctx) : assignee;
  if (assigneeId !== null) await assertMayTrip(ctx, assigneeId);
  return changeTrip(ctx, target, {
    assertAllowed: () => undefined,
    command: { type: "assign", assigneeId },
    toEvent: () => (assigneeId === null ? { type: "unassigned" } : { type: "assigned", assigneeId }),
    action: assigneeId === null ? "failsafe.trip-unassigned" : "failsafe.trip-assigned",
  });
}

async function assertMayTrip({ deps, orgId }: Context<TripDeps>, userId: string): Promise<void> {
  const membership = await deps.memberships.find(orgId, userId);
  if (membership && !membership.ban && permissionsOf(membership.role).has("failsafe.trip")) return;
  throw new AppError("invalid", "failsafe.assignee_unfit", "Trips go to members of the organization who may trip: analysts and above.", {
    errors: [{ pointer: "/body/assignee", detail: "must be a member who may trip" }],
  });
}
