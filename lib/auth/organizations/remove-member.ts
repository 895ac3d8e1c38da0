import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import type { AuthDeps } from "../ports.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { assertProofFor, changeRoster, severityOf } from "./internal/change-roster.ts";

/** The person keeps their account, what they wrote stays with the organization. Their sessions here end at once. */
export async function removeMember(ctx: Context<AuthDeps>, { userId }: { userId: string }): Promise<void> {
  assertPermission(ctx, "members.write");
  await assertProofFor(ctx, { userId });
  const { orgId } = ctx;
  await changeRoster(ctx, {
    targetId: userId,
    change: { type: "remove" },
    audit: ({ target }) => ({ action: "auth.member-removed", severity: severityOf(target.role), before: { role: target.role } }),
    async apply(_members, transaction) {
      await ctx.deps.memberships.delete(orgId, userId, transaction);
      await ctx.deps.invitations.revokeOfInviter(orgId, userId, transaction);
      return endSessions(ctx, { userId, orgId, reason: "left-organization" }, transaction);
    },
  });
}
