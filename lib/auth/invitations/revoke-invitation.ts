import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import type { AuthDeps } from "../ports.ts";
import { openInvitationNotFound } from "./errors.ts";

export async function revokeInvitation(ctx: Context<AuthDeps>, { invitationId }: { invitationId: string }): Promise<void> {
  assertPermission(ctx, "members.write");
  const { db, invitations, audit } = ctx.deps;
  const entry = toAuditRecord(ctx, {
    action: "auth.invitation-revoked",
    target: { type: "invitation", id: invitationId },
    severity: "notice",
  });
  await db.withTransaction(async (transaction) => {
    if (!(await invitations.revoke(ctx.orgId, invitationId, transaction))) throw openInvitationNotFound();
    await audit.append(entry, transaction);
  });
}
