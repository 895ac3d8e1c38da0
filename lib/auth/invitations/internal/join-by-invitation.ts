import { toAuditRecord } from "../../../platform/audit/audit-record.ts";
import type { Context } from "../../../platform/context.ts";
import type { MembershipRecord } from "../../membership.store.ts";
import type { AuthDeps, Transaction } from "../../ports.ts";
import { invitationNotFound } from "../errors.ts";
import type { InvitationRecord } from "../invitation.store.ts";

type Join = { invitation: InvitationRecord; membership: MembershipRecord };

/** One use of the invitation, the membership and its record go in together: of a hundred who accept at once, as many join as it is good for. */
export async function joinByInvitation(ctx: Context<AuthDeps>, { invitation, membership }: Join, transaction: Transaction): Promise<void> {
  const { invitations, memberships, audit } = ctx.deps;
  const { orgId, userId, role } = membership;
  if (!(await invitations.claim(invitation, membership.createdAt, transaction))) throw invitationNotFound();
  await memberships.insert(membership, transaction);
  const entry = {
    action: "auth.member-joined",
    target: { type: "user", id: userId },
    severity: "notice" as const,
    reason: `${invitation._id}, invited by ${invitation.createdBy}`,
    after: { role },
  };
  await audit.append(toAuditRecord({ ...ctx, role }, entry, orgId), transaction);
}
