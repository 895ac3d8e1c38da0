import type { Context } from "../../../platform/context.ts";
import { isRoleAbove, permissionsOf, type Role } from "../../../platform/permissions.ts";
import { roleTooHigh } from "../../errors.ts";
import { memberNotFound, rosterRefused } from "../../organizations/errors.ts";
import type { AuthDeps, Transaction } from "../../ports.ts";

/**
 * By today's role, inside the transaction that issues the invitation: whoever loses the right to invite at this very moment either
 * comes first here or has this invitation revoked with the others.
 */
export async function assertMayInvite(
  ctx: Context<AuthDeps>,
  { userId, role }: { userId: string; role: Role },
  transaction: Transaction,
): Promise<void> {
  const { organizations, memberships } = ctx.deps;
  if (!(await organizations.lockRoster(ctx.orgId, transaction))) throw memberNotFound();
  const inviter = await memberships.findWithin(ctx.orgId, userId, transaction);
  if (!inviter || !permissionsOf(inviter.role).has("members.write")) throw rosterRefused("not_allowed");
  if (!isRoleAbove(inviter.role, role)) throw roleTooHigh();
}
