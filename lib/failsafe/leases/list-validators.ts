import { isBanned } from "../../auth/ban.ts";
import type { MembershipStore } from "../../auth/membership.store.ts";
import { permissionsOf, ROLES } from "../../platform/permissions.ts";

const ROLES_THAT_VOTE = ROLES.filter((role) => permissionsOf(role).has("failsafe-leases.write"));
/** Of each role; a quorum is ten people at most, so nobody beyond these decides anything. */
const COUNTED_MAX = 500;

/** Who may vote on leases now. */
export async function listValidators(memberships: Pick<MembershipStore, "list">, orgId: string): Promise<string[]> {
  const found = await Promise.all(ROLES_THAT_VOTE.map((role) => memberships.list(orgId, { role, after: null, limit: COUNTED_MAX })));
  return found.flat().flatMap((membership) => (isBanned(membership) ? [] : [membership.userId]));
}
