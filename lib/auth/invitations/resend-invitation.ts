import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { requireUser } from "../internal/require-user.ts";
import { assertRecentProof } from "../mfa/assert-recent-proof.ts";
import type { AuthDeps } from "../ports.ts";
import { INVITATION_LIFETIME_MS } from "./create-invitation.ts";
import { openInvitationNotFound } from "./errors.ts";
import { assertMayInvite } from "./internal/assert-may-invite.ts";
import { deliverInvitation } from "./internal/deliver-invitation.ts";
import { createInvitationToken } from "./invitation-token.ts";
import type { IssuedInvitation } from "./schema.ts";

/** With a new token and a new week; the token before is dead at once. Whoever sends it again answers for it from now on. */
export async function resendInvitation(ctx: Context<AuthDeps>, { invitationId }: { invitationId: string }): Promise<IssuedInvitation> {
  assertPermission(ctx, "members.write");
  const { db, invitations, audit } = ctx.deps;
  const { userId } = requireUser(ctx);
  const record = await invitations.find(ctx.orgId, invitationId);
  if (record?.state !== "open") throw openInvitationNotFound();
  if (record.role === "ADMIN") await assertRecentProof(ctx);
  const { token, tokenHash } = createInvitationToken();
  const next = { tokenHash, createdBy: userId, expiresAt: new Date(ctx.clock.now() + INVITATION_LIFETIME_MS) };
  const renewed = await db.withTransaction(async (transaction) => {
    await assertMayInvite(ctx, { userId, role: record.role }, transaction);
    const changed = await invitations.renew(record, next, transaction);
    if (!changed) throw openInvitationNotFound();
    const entry = { action: "auth.invitation-resent", target: { type: "invitation", id: invitationId }, severity: "notice" as const };
    await audit.append(toAuditRecord(ctx, entry), transaction);
    return changed;
  });
  return deliverInvitation(ctx, renewed, token);
}
