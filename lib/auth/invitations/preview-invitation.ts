import type { Context } from "../../platform/context.ts";
import type { AuthDeps } from "../ports.ts";
import { invitationNotFound } from "./errors.ts";
import { findUsableInvitation } from "./internal/find-usable-invitation.ts";
import type { InvitationPreview } from "./schema.ts";

/** What somebody is asked to join. Whether the address has an account is not said. */
export async function previewInvitation(ctx: Context<AuthDeps>, { token }: { token: string }): Promise<InvitationPreview> {
  const record = await findUsableInvitation(ctx, token);
  const { organizations, users } = ctx.deps;
  const [organization, inviter] = await Promise.all([organizations.find(record.orgId), users.find(record.createdBy)]);
  if (!organization || !inviter) throw invitationNotFound();
  const { role, email, expiresAt } = record;
  return { organizationName: organization.name, invitedBy: inviter.name, role, email, expiresAt: expiresAt.toISOString() };
}
