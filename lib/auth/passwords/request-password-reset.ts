import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { createId } from "../../platform/ids.ts";
import { mailNotConfigured } from "../../platform/mailer.ts";
import { isReservedForDemo } from "../demo-address.ts";
import { countResetLetter } from "../internal/count-attempt.ts";
import { createLinkToken } from "../link-token.ts";
import { normalizeEmail } from "../normalize-email.ts";
import type { AuthDeps } from "../ports.ts";
import type { UserRecord } from "../user.store.ts";
import { toResetLetter } from "./reset-letter.ts";

export const RESET_MINUTES = 30;

/**
 * Sends a link when the address has an account. Nothing of that is awaited: the answer is given before anybody has looked whether there
 * is one, so neither its words nor its time tell. A letter that is lost is asked for again.
 */
export async function requestPasswordReset(ctx: Context<AuthDeps>, input: { email: string }): Promise<void> {
  const { mailer, afterReply } = ctx.deps;
  if (mailer.kind === "none") throw mailNotConfigured();
  const work = sendLink(ctx, normalizeEmail(input.email)).catch((error: unknown) => {
    ctx.log.warn({ error }, "a reset letter was not sent");
  });
  await afterReply.keep(() => work);
}

async function sendLink(ctx: Context<AuthDeps>, email: string): Promise<void> {
  const { db, users, passwordResets, audit, mailer, auth } = ctx.deps;
  const user = await users.findByEmail(email);
  if (!user || isReservedForDemo(email) || !(await countResetLetter(ctx, user._id))) return;
  const { token, tokenHash } = createLinkToken("pwreset");
  const record = toRecord(ctx, user, tokenHash);
  const target = { type: "user", id: user._id };
  const entry = toAuditRecord(ctx, { action: "auth.password-reset-requested", target, severity: "notice" }, user.homeOrgId);
  await db.withTransaction(async (transaction) => {
    await passwordResets.insert(record, transaction);
    await audit.append(entry, transaction);
  });
  await mailer.send(
    toResetLetter(user, { link: `${auth.baseUrl}/reset#${token}`, minutes: RESET_MINUTES, ip: ctx.ip, userAgent: ctx.userAgent }),
  );
}

function toRecord(ctx: Context<AuthDeps>, user: UserRecord, tokenHash: string) {
  const now = ctx.clock.now();
  const expiresAt = new Date(now + RESET_MINUTES * 60_000);
  return { _id: createId("passwordReset"), userId: user._id, tokenHash, createdAt: new Date(now), expiresAt };
}
