import type { Context } from "../../../platform/context.ts";
import { AppError } from "../../../platform/errors.ts";
import type { Letter } from "../../../platform/mailer.ts";
import type { AuthDeps } from "../../ports.ts";
import type { InvitationRecord } from "../invitation.store.ts";
import { invitationLinkOf } from "../invitation-token.ts";
import type { IssuedInvitation } from "../schema.ts";
import { toInvitation } from "../to-invitation.ts";

const SEND_TIMEOUT_MS = 10_000;

/**
 * After the commit. A letter that cannot leave takes nothing back: the inviter gets the link instead and may pass it on. When the
 * letter has left, the link is for its reader alone.
 */
export async function deliverInvitation(ctx: Context<AuthDeps>, record: InvitationRecord, token: string): Promise<IssuedInvitation> {
  const { users, organizations, invitations, auth } = ctx.deps;
  const [inviter, organization] = await Promise.all([users.find(record.createdBy), organizations.find(record.orgId)]);
  const invitedBy = inviter?.name ?? "";
  const link = invitationLinkOf(auth.baseUrl, token);
  const isForMail = record.email !== null && organization !== null && isMailable(ctx, organization);
  const isSent =
    isForMail && (await isTaken(ctx, letterOf(record, { email: record.email ?? "", organization: organization.name, invitedBy, link })));
  const sentAt = isSent ? new Date(ctx.clock.now()) : null;
  if (sentAt) await invitations.markSent(record, sentAt);
  return { ...toInvitation({ ...record, sentAt }, { invitedBy, now: ctx.clock.now() }), link: isSent ? null : link };
}

/** A visitor of the demo is nobody we know: no letter to a stranger is sent in our name for them. The local mailbox takes all. */
function isMailable({ deps }: Context<AuthDeps>, { isDemo }: { isDemo: boolean }): boolean {
  return deps.mailer.kind === "mailbox" || (deps.mailer.kind !== "none" && !isDemo);
}

async function isTaken(ctx: Context<AuthDeps>, letter: Letter): Promise<boolean> {
  try {
    await ctx.deps.mailer.send(letter, AbortSignal.timeout(SEND_TIMEOUT_MS));
    return true;
  } catch (error) {
    if (!(error instanceof AppError && error.code === "mail.not_sent")) throw error;
    ctx.log.warn({ error }, "an invitation could not be sent by mail");
    return false;
  }
}

type Words = { email: string; organization: string; invitedBy: string; link: string };

function letterOf({ role, expiresAt }: InvitationRecord, { email, organization, invitedBy, link }: Words): Letter {
  const until = expiresAt.toISOString().slice(0, 10);
  return {
    to: { email, name: email },
    subject: `${invitedBy} invites you to ${organization} on Aegis`,
    text: [
      `${invitedBy} invites you to work in the organization ${organization} on Aegis, with the role ${role}.`,
      "",
      "Accept the invitation:",
      "",
      link,
      "",
      `It is for ${email} alone, works once, and ends on ${until} (UTC).`,
      "If you do not expect it, do nothing: nobody joins without accepting.",
    ].join("\n"),
  };
}
