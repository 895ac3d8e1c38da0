import { assertPermission } from "../../platform/assert-permission.ts";
import type { Context } from "../../platform/context.ts";
import { requireUser } from "../internal/require-user.ts";
import type { AuthDeps } from "../ports.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import { memberNotFound } from "./errors.ts";
import { changeRoster } from "./internal/change-roster.ts";

/** The target becomes OWNER and the caller ADMIN, in one transaction. The caller's own session goes on: today's role counts in it. */
export async function transferOwnership(ctx: Context<AuthDeps>, { userId }: { userId: string }): Promise<void> {
  assertPermission(ctx, "organization.own");
  const { memberships, invitations } = ctx.deps;
  const { orgId } = ctx;
  const { sessionId } = requireUser(ctx);
  await changeRoster(ctx, {
    targetId: userId,
    change: { type: "transfer" },
    audit: ({ actor, target }) => ({
      action: "auth.ownership-transferred",
      severity: "critical",
      before: { [actor.userId]: actor.role, [target.userId]: target.role },
      after: { [actor.userId]: "ADMIN", [target.userId]: "OWNER" },
    }),
    async apply({ actor, target }, transaction) {
      const isGiven = await memberships.changeRole(orgId, userId, { from: target.role, to: "OWNER" }, transaction);
      const isTaken = await memberships.changeRole(orgId, actor.userId, { from: actor.role, to: "ADMIN" }, transaction);
      if (!isGiven || !isTaken) throw memberNotFound();
      await invitations.revokeOfInviter(orgId, actor.userId, transaction);
      return [
        ...(await endSessions(ctx, { userId, orgId, reason: "role-changed" }, transaction)),
        ...(await endSessions(ctx, { userId: actor.userId, orgId, except: sessionId, reason: "role-changed" }, transaction)),
      ];
    },
  });
}
