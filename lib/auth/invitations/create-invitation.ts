import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import { requireUser } from "../internal/require-user.ts";
import { assertRecentProof } from "../mfa/assert-recent-proof.ts";
import { normalizeEmail } from "../normalize-email.ts";
import type { AuthDeps } from "../ports.ts";
import { alreadyMember } from "./errors.ts";
import { assertMayInvite } from "./internal/assert-may-invite.ts";
import { deliverInvitation } from "./internal/deliver-invitation.ts";
import type { InvitationRecord } from "./invitation.store.ts";
import { createInvitationToken } from "./invitation-token.ts";
import type { CreateInvitationInput, IssuedInvitation } from "./schema.ts";

export const INVITATION_LIFETIME_MS = 7 * 24 * 60 * 60 * 1_000;

/** An address has one open invitation to an organization: a new one takes the place of the one before. */
export async function createInvitation(ctx: Context<AuthDeps>, input: CreateInvitationInput): Promise<IssuedInvitation> {
  assertPermission(ctx, "members.write");
  const { db, invitations, audit } = ctx.deps;
  const { userId } = requireUser(ctx);
  if (input.role === "ADMIN") await assertRecentProof(ctx);
  if (input.email !== undefined) await assertNoMember(ctx, input.email);
  const { token, tokenHash } = createInvitationToken();
  const record = buildInvitation(ctx, input, { userId, tokenHash });
  await db.withTransaction(async (transaction) => {
    await assertMayInvite(ctx, { userId, role: record.role }, transaction);
    if (record.emailNormalized !== null) await invitations.revokeForAddress(ctx.orgId, record.emailNormalized, transaction);
    await invitations.insert(record, transaction);
    const entry = { action: "auth.invitation-created", target: { type: "invitation", id: record._id }, severity: "notice" as const };
    await audit.append(toAuditRecord(ctx, { ...entry, after: { role: record.role, maxUses: record.maxUses } }), transaction);
  });
  return deliverInvitation(ctx, record, token);
}

/** Members see each other, so this tells nothing new. */
async function assertNoMember(ctx: Context<AuthDeps>, email: string): Promise<void> {
  const user = await ctx.deps.users.findByEmail(normalizeEmail(email));
  if (user && (await ctx.deps.memberships.find(ctx.orgId, user._id))) throw alreadyMember();
}

function buildInvitation(
  ctx: Context,
  { role, email, maxUses }: CreateInvitationInput,
  { userId, tokenHash }: { userId: string; tokenHash: string },
): InvitationRecord {
  const now = ctx.clock.now();
  return {
    _id: createId("invitation"),
    orgId: ctx.orgId,
    at: new Date(now),
    role,
    email: email ?? null,
    emailNormalized: email === undefined ? null : normalizeEmail(email),
    tokenHash,
    maxUses: email === undefined ? maxUses : 1,
    uses: 0,
    state: "open",
    createdBy: userId,
    expiresAt: new Date(now + INVITATION_LIFETIME_MS),
    sentAt: null,
  };
}
