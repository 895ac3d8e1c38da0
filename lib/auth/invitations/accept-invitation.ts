import type { Context } from "../../platform/context.ts";
import { credentialsRequired } from "../errors.ts";
import { buildMembership } from "../internal/build-membership.ts";
import { requireUser } from "../internal/require-user.ts";
import { moveSession } from "../organizations/move-session.ts";
import type { AuthDeps } from "../ports.ts";
import type { SignedIn } from "../signed-in.ts";
import { alreadyMember, invitationForAnother } from "./errors.ts";
import { findUsableInvitation } from "./internal/find-usable-invitation.ts";
import { joinByInvitation } from "./internal/join-by-invitation.ts";

/** For somebody with an account: they join and work in the organization from here on. */
export async function acceptInvitation(ctx: Context<AuthDeps>, { token }: { token: string }): Promise<SignedIn> {
  const { db, users, memberships } = ctx.deps;
  const { userId } = requireUser(ctx);
  const [invitation, user] = await Promise.all([findUsableInvitation(ctx, token), users.find(userId)]);
  if (!user) throw credentialsRequired();
  if (invitation.emailNormalized !== null && invitation.emailNormalized !== user.emailNormalized) throw invitationForAnother();
  if (await memberships.find(invitation.orgId, userId)) throw alreadyMember();
  const membership = buildMembership(ctx, { user, orgId: invitation.orgId, role: invitation.role });
  const moved = moveSession(ctx, {
    user,
    membership,
    first: (transaction) => joinByInvitation(ctx, { invitation, membership }, transaction),
  });
  if (!(await db.isInserted(moved))) throw alreadyMember();
  return moved;
}
