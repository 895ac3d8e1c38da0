import { assertPermission } from "../../platform/assert-permission.ts";
import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { mailNotConfigured } from "../../platform/mailer.ts";
import { isReservedForDemo } from "../demo-address.ts";
import { emailUnusable } from "../errors.ts";
import { getOwnUser } from "../internal/get-own-user.ts";
import { createLinkToken } from "../link-token.ts";
import { assertRecentProof } from "../mfa/assert-recent-proof.ts";
import { normalizeEmail } from "../normalize-email.ts";
import type { AuthDeps } from "../ports.ts";
import { toConfirmationLetter } from "./email-letters.ts";

const LINK_HOURS = 24;

/**
 * Sends a link to the address, which counts once the link has been opened; the account's own address is proven the same way. Whether
 * somebody else has the address is not looked at: the letter goes out all the same, and only its reader may learn more.
 */
export async function requestEmailChange(ctx: Context<AuthDeps>, input: { email: string }): Promise<{ sentTo: string; expiresAt: Date }> {
  const { db, emailChanges, mailer, audit, auth } = ctx.deps;
  assertPermission(ctx, "account.write");
  await assertRecentProof(ctx);
  if (mailer.kind === "none") throw mailNotConfigured();
  const user = await getOwnUser(ctx);
  const emailNormalized = normalizeEmail(input.email);
  if (isReservedForDemo(emailNormalized) || (emailNormalized === user.emailNormalized && user.emailVerifiedAt !== null))
    throw emailUnusable();
  const { token, tokenHash } = createLinkToken("address");
  const expiresAt = new Date(ctx.clock.now() + LINK_HOURS * 3_600_000);
  const entry = toAuditRecord(ctx, { action: "auth.email-change-requested", target: { type: "user", id: user._id }, severity: "notice" });
  await db.withTransaction(async (transaction) => {
    await emailChanges.put({ _id: user._id, email: input.email, emailNormalized, tokenHash, expiresAt }, transaction);
    await audit.append(entry, transaction);
  });
  const link = `${auth.baseUrl}/confirm-email#${token}`;
  await mailer.send(toConfirmationLetter({ email: input.email, name: user.name }, { link, hours: LINK_HOURS }));
  return { sentTo: input.email, expiresAt };
}
