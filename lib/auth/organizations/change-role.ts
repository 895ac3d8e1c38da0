import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { isRoleAbove, type Role } from "../../platform/permissions.ts";
import type { AuthDeps } from "../ports.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { memberNotFound } from "./errors.ts";
import { assertProofFor, changeRoster, severityOf } from "./internal/change-roster.ts";

/**
 * Ends the member's sessions in this organization, so that no token says the old role anywhere; those they have elsewhere stay:
 * no organization signs people out of another.
 */
export async function changeRole(ctx: Context<AuthDeps>, { userId, role }: { userId: string; role: Role }): Promise<void> {
  assertPermission(ctx, "members.write");
  await assertProofFor(ctx, { userId, role });
  const { memberships, invitations } = ctx.deps;
  const { orgId } = ctx;
  await changeRoster(ctx, {
    targetId: userId,
    change: { type: "change-role", role },
    audit: ({ target }) => ({
      action: "auth.member-role-changed",
      severity: severityOf(target.role, role),
      reason: `${target.role} to ${role}`,
      before: { role: target.role },
      after: { role },
    }),
    async apply({ target }, transaction) {
      if (!(await memberships.changeRole(orgId, userId, { from: target.role, to: role }, transaction))) throw memberNotFound();
      // An invitation is worth what its inviter may give.
      if (isRoleAbove(target.role, role)) await invitations.revokeOfInviter(orgId, userId, transaction);
      return endSessions(ctx, { userId, orgId, reason: "role-changed" }, transaction);
    },
  });
}
