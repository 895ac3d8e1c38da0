import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { mailNotConfigured } from "../../platform/mailer.ts";
import { isReservedForDemo } from "../demo-address.ts";
import { countResetLetter } from "../internal/count-attempt.ts";
import { normalizeEmail } from "../normalize-email.ts";
import type { AuthDeps } from "../ports.ts";
import { toResetLetter } from "./reset-letter.ts";
import { makeResetLink, RESET_MINUTES } from "./reset-link.ts";

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
  const { db, users, passwordResets, audit, mailer } = ctx.deps;
  const user = await users.findByEmail(email);
  if (!user || isReservedForDemo(email) || !(await countResetLetter(ctx, user._id))) return;
  const { link, record } = makeResetLink(ctx, user);
  const target = { type: "user", id: user._id };
  const entry = toAuditRecord(ctx, { action: "auth.password-reset-requested", target, severity: "notice" }, user.homeOrgId);
  await db.withTransaction(async (transaction) => {
    await passwordResets.insert(record, transaction);
    await audit.append(entry, transaction);
  });
  await mailer.send(toResetLetter(user, { link, minutes: RESET_MINUTES, ip: ctx.ip, userAgent: ctx.userAgent }));
}
