import { isRoleAbove, type PlatformRole, type Role } from "../../platform/permissions.ts";

type Person = { userId: string; role: Role | null; platformRole?: PlatformRole | undefined };

/**
 * Nobody acts on themselves, nor on an equal or a higher role. Whoever runs the deployment stands above every role of an organization,
 * and is acted on by nobody inside one.
 */
export function mayActOn(actor: Person, target: Person): boolean {
  if (actor.userId === target.userId) return false;
  if (actor.platformRole === "SUPER_ADMIN") return target.platformRole !== "SUPER_ADMIN";
  if (target.platformRole !== undefined) return false;
  return actor.role !== null && target.role !== null && isRoleAbove(actor.role, target.role);
}
