import type { Context } from "../../platform/context.ts";
import { type Permission, permissionsOf, ROLES } from "../../platform/permissions.ts";
import type { Session, TripDeps } from "./ports.ts";
import { isKillSwitch } from "./trip.schema.ts";
import { requesterUnfit } from "./trip-errors.ts";
import type { TripRecord } from "./trip-record.ts";

/** What both people need. */
export function permissionToRestore({ subject }: Pick<TripRecord, "subject">): Permission {
  return isKillSwitch(subject) ? "failsafe-policy.write" : "failsafe.trip";
}

/** Between asking and approving, whoever asked may have left, been banned or lost the role. */
export async function assertRequesterFit(ctx: Context<TripDeps>, known: TripRecord, session: Session): Promise<void> {
  const requester = known.restore?.requestedBy;
  if (requester === undefined) return;
  const membership = await ctx.deps.memberships.findWithin(ctx.orgId, requester, session);
  if (membership && !membership.ban && permissionsOf(membership.role).has(permissionToRestore(known))) return;
  throw requesterUnfit();
}

/** Where too few people may restore this, refusing alone would leave everybody at a loss. */
export async function restorersHint({ deps, orgId }: Context<TripDeps>, known: TripRecord): Promise<string> {
  const permission = permissionToRestore(known);
  const roles = ROLES.filter((role) => permissionsOf(role).has(permission));
  const lists = await Promise.all(roles.map((role) => deps.memberships.list(orgId, { role, after: null, limit: ENOUGH })));
  const fit = lists.flat().filter(({ ban, userId }) => !ban && userId !== known.ownerId);
  if (fit.length >= 2) return "";
  const who = roles.length > 2 ? "an analyst or administrator" : "an administrator";
  return ` Too few people of this organization may do that: invite a second person as ${who}.`;
}

/** Of each role: two people other than the owner of the key. */
const ENOUGH = 5;
