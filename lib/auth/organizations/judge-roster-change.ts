import { isRoleAbove, permissionsOf, type Role } from "../../platform/permissions.ts";

/**
 * Who may change whom. Nobody acts on an equal or a higher role, nor on their own; nobody gives a role above what they may give;
 * and an organization never loses its last owner.
 */
export type RosterChange = { type: "change-role"; role: Role } | { type: "transfer" } | { type: "remove" } | { type: "leave" };

export type Standing = { userId: string; role: Role };

/** `hasOtherOwner`: somebody other than the target is an owner as well. */
export type RosterSituation = { actor: Standing; target: Standing; hasOtherOwner: boolean };

export type RosterRefusal = "not_allowed" | "own_role" | "role_too_high" | "last_owner";

/** Null when the change may happen. */
export function judgeRosterChange({ actor, target, hasOtherOwner }: RosterSituation, change: RosterChange): RosterRefusal | null {
  const isOwn = actor.userId === target.userId;
  switch (change.type) {
    case "leave":
      if (!isOwn) return "not_allowed";
      return target.role === "OWNER" && !hasOtherOwner ? "last_owner" : null;
    case "transfer":
      if (!permissionsOf(actor.role).has("organization.own")) return "not_allowed";
      if (isOwn) return "own_role";
      return isRoleAbove(actor.role, target.role) ? null : "role_too_high";
    case "change-role":
      return judgeReach(actor, target) ?? (canGrant(actor.role, change.role) ? null : "role_too_high");
    case "remove":
      return judgeReach(actor, target);
  }
}

/** An owner may name further owners, so that an organization does not hang on one person; everybody else gives lower roles only. */
export function canGrant(actor: Role, role: Role): boolean {
  return actor === "OWNER" || isRoleAbove(actor, role);
}

function judgeReach(actor: Standing, target: Standing): RosterRefusal | null {
  if (!permissionsOf(actor.role).has("members.write")) return "not_allowed";
  if (actor.userId === target.userId) return "own_role";
  return isRoleAbove(actor.role, target.role) ? null : "role_too_high";
}
