import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { AppError } from "../../platform/errors.ts";
import { isReservedForDemo } from "../demo-address.ts";
import { registrationRefused } from "../errors.ts";
import { buildAccount } from "../internal/build-account.ts";
import { buildSession } from "../internal/build-session.ts";
import { normalizeEmail } from "../normalize-email.ts";
import { assertStrongPassword } from "../password-policy.ts";
import type { AuthDeps } from "../ports.ts";
import type { SignedIn } from "../signed-in.ts";
import { invitationForAnother } from "./errors.ts";
import { findUsableInvitation } from "./internal/find-usable-invitation.ts";
import { joinByInvitation } from "./internal/join-by-invitation.ts";
import type { InvitationRecord } from "./invitation.store.ts";
import type { RegisterByInvitationInput } from "./schema.ts";

/** For somebody without an account, also where registration is closed to strangers. They get no organization of their own. */
export async function registerByInvitation(ctx: Context<AuthDeps>, input: RegisterByInvitationInput): Promise<SignedIn> {
  const { db, users, sessions, audit, organizationSettings } = ctx.deps;
  const invitation = await findUsableInvitation(ctx, input.token);
  const { orgId, role } = invitation;
  const { name, password } = input;
  const email = addressOf(invitation, input);
  // Then nobody but the reader of the letter has seen the link.
  const isEmailVerified = invitation.email !== null && invitation.sentAt !== null;
  const { passwordMinLength: shortest } = await organizationSettings.get(orgId);
  await assertStrongPassword(password, { email, name, pointer: "/body/password", shortest });
  const { user, membership } = await buildAccount(ctx, { name, email, password, isEmailVerified, orgId, role });
  const session = buildSession(ctx, { user, membership, methods: ["password"] });
  const entry = { action: "auth.user-registered", target: { type: "user", id: user._id }, severity: "notice" as const };
  const isNew = await db.isInserted(
    db.withTransaction(async (transaction) => {
      await users.insert(user, transaction);
      await joinByInvitation(session.ctx, { invitation, membership }, transaction);
      await sessions.insert(session.record, transaction);
      await audit.append(toAuditRecord(session.ctx, entry), transaction);
    }),
  );
  if (!isNew) throw registrationRefused();
  return session.signedIn;
}

function addressOf({ email, emailNormalized }: InvitationRecord, input: RegisterByInvitationInput): string {
  if (email !== null) {
    if (input.email !== undefined && normalizeEmail(input.email) !== emailNormalized) throw invitationForAnother();
    return email;
  }
  const detail = "Enter an e-mail address such as ana@example.com.";
  if (input.email === undefined) throw new AppError("invalid", "request.invalid", detail, { errors: [{ pointer: "/body/email", detail }] });
  if (isReservedForDemo(input.email)) throw registrationRefused();
  return input.email;
}
