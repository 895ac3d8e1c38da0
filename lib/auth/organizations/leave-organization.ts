import type { Context } from "../../platform/context.ts";
import { requireUser } from "../internal/require-user.ts";
import type { AuthDeps } from "../ports.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { changeRoster, severityOf } from "./internal/change-roster.ts";

/** Open to every role. The sessions here end, this one too: the next sign-in opens another of the person's organizations. */
export async function leaveOrganization(ctx: Context<AuthDeps>): Promise<void> {
  const { userId } = requireUser(ctx);
  const { orgId } = ctx;
  await changeRoster(ctx, {
    targetId: userId,
    change: { type: "leave" },
    audit: ({ target }) => ({ action: "auth.member-left", severity: severityOf(target.role), before: { role: target.role } }),
    async apply(_members, transaction) {
      await ctx.deps.memberships.delete(orgId, userId, transaction);
      await ctx.deps.invitations.revokeOfInviter(orgId, userId, transaction);
      return endSessions(ctx, { userId, orgId, reason: "left-organization" }, transaction);
    },
  });
}
