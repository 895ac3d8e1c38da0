import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { resetLinkInvalid } from "../errors.ts";
import { forgetAttemptsByStrangers } from "../internal/count-attempt.ts";
import { linkHashOf } from "../link-token.ts";
import { hashPassword } from "../password.ts";
import { assertStrongPassword, lengthOf } from "../password-policy.ts";
import type { AuthDeps } from "../ports.ts";
import type { ResetPasswordInput } from "../schema.ts";
import { endSessions } from "../sessions/end-sessions.ts";
import type { UserRecord } from "../user.store.ts";
import { findShortestPassword } from "./find-shortest-password.ts";
import { tellOfNewPassword } from "./tell-of-new-password.ts";

/**
 * Sets a password by the link from a letter, also for somebody who never had one, and ends every session. A password that is refused
 * does not use the link up. Gives back the account as it is now, which still has to prove its second factor.
 */
export async function resetPassword(ctx: Context<AuthDeps>, input: ResetPasswordInput): Promise<UserRecord> {
  const { users, passwordResets, auth, identities } = ctx.deps;
  const tokenHash = linkHashOf("pwreset", input.token);
  const reset = tokenHash === null ? null : await passwordResets.findOpen(tokenHash, new Date(ctx.clock.now()));
  const user = reset && (await users.find(reset.userId));
  if (tokenHash === null || !user) throw resetLinkInvalid();
  const { shortest, shortestAlone } = await findShortestPassword(ctx, user);
  await assertStrongPassword(input.newPassword, { email: user.email, name: user.name, pointer: "/body/newPassword", shortest });
  const passwordHash = await hashPassword(input.newPassword, auth);
  const { changed, ended } = await replacePassword(ctx, user, {
    tokenHash,
    passwordHash,
    needsFactor: lengthOf(input.newPassword) < shortestAlone,
  });
  for (const each of ended) identities.forget(each);
  await forgetAttemptsByStrangers(ctx, user.emailNormalized);
  await tellOfNewPassword(ctx, changed);
  return changed;
}

type Replacement = { tokenHash: string; passwordHash: string; needsFactor: boolean };

async function replacePassword(ctx: Context<AuthDeps>, user: UserRecord, { tokenHash, passwordHash, needsFactor }: Replacement) {
  const { db, users, passwordResets, audit } = ctx.deps;
  const at = new Date(ctx.clock.now());
  const target = { type: "user", id: user._id };
  const entry = toAuditRecord(ctx, { action: "auth.password-reset", target, severity: "warning" }, user.homeOrgId);
  return db.withTransaction(async (transaction) => {
    if (!(await passwordResets.take(tokenHash, at, transaction))) throw resetLinkInvalid();
    await users.markEmailVerified(user._id, at, transaction);
    const changed = await users.setPassword(user._id, { passwordHash, needsFactor, at }, transaction);
    if (!changed) throw resetLinkInvalid();
    await passwordResets.deleteAll(user._id, transaction);
    const ended = await endSessions(ctx, { userId: user._id, reason: "password-reset" }, transaction);
    await audit.append(entry, transaction);
    return { changed, ended };
  });
}
