import type { Context } from "../../platform/context.ts";
import { isBanned } from "../ban.ts";
import { accountBanned } from "../errors.ts";
import { buildMembership } from "../internal/build-membership.ts";
import type { AuthDeps } from "../ports.ts";
import type { UserRecord } from "../user.store.ts";
import { invitationForAnother } from "./errors.ts";
import { findUsableInvitation } from "./internal/find-usable-invitation.ts";
import { joinByInvitation } from "./internal/join-by-invitation.ts";

/**
 * For somebody whom no organization has any more: there is nothing left to sign in to, so the invitation is accepted on the way in, once
 * the password was right. Everybody else accepts it signed in.
 */
export async function joinBeforeSignIn(ctx: Context<AuthDeps>, user: UserRecord, token: string): Promise<void> {
  const { db, memberships } = ctx.deps;
  if ((await memberships.listOfUser(user._id)).length > 0) return;
  if (isBanned(user)) throw accountBanned();
  const invitation = await findUsableInvitation(ctx, token);
  if (invitation.emailNormalized !== null && invitation.emailNormalized !== user.emailNormalized) throw invitationForAnother();
  const membership = buildMembership(ctx, { user, orgId: invitation.orgId, role: invitation.role });
  const actor = { type: "user" as const, userId: user._id, sessionId: "" };
  // Somebody who does it twice at once is in after the first.
  await db.isInserted(db.withTransaction((transaction) => joinByInvitation({ ...ctx, actor }, { invitation, membership }, transaction)));
}
