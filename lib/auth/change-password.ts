import { toAuditRecord } from "../platform/audit/audit-record.ts";
import type { Context } from "../platform/context.ts";
import { credentialsRequired, weakPassword, wrongCurrentPassword } from "./errors.ts";
import { countAttempt } from "./internal/count-attempt.ts";
import { requireUser } from "./internal/require-user.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { assertStrongPassword, lengthOf } from "./password-policy.ts";
import { findShortestPassword } from "./passwords/find-shortest-password.ts";
import { tellOfNewPassword } from "./passwords/tell-of-new-password.ts";
import type { AuthDeps } from "./ports.ts";
import type { ChangePasswordInput } from "./schema.ts";
import { createAccessToken } from "./session-token.ts";
import { endSessions } from "./sessions/end-sessions.ts";

/**
 * Ends every other session and gives this one a new access token: its old one carries the token version that has just
 * died. Open to every role, since a password somebody else chose has to be replaceable.
 */
export async function changePassword(
  ctx: Context<AuthDeps>,
  input: ChangePasswordInput,
): Promise<{ accessToken: string; accessMaxAgeSeconds: number }> {
  const { users, auth, identities } = ctx.deps;
  const { userId, sessionId } = requireUser(ctx);
  const user = await users.find(userId);
  if (!user || ctx.role === null) throw credentialsRequired();
  const attempt = await countAttempt(ctx, user.emailNormalized);
  if (!(await verifyPassword(input.currentPassword, user.passwordHash, auth))) throw wrongCurrentPassword();
  await attempt.forget();
  const { shortest, shortestAlone } = await findShortestPassword(ctx, user);
  await assertStrongPassword(input.newPassword, { email: user.email, name: user.name, pointer: "/body/newPassword", shortest });
  if (await verifyPassword(input.newPassword, user.passwordHash, auth)) {
    throw weakPassword("This is the password you have now. Choose another one.", "/body/newPassword");
  }
  const needsFactor = lengthOf(input.newPassword) < shortestAlone;
  const to = await hashPassword(input.newPassword, auth);
  const { tokenVersion, ended } = await replacePassword(ctx, { userId, sessionId, from: user.passwordHash, to, needsFactor });
  for (const each of [sessionId, ...ended]) identities.forget(each);
  await tellOfNewPassword(ctx, user);
  const subject = { sub: userId, orgId: ctx.orgId, role: ctx.role, sid: sessionId, tv: tokenVersion };
  const accessToken = createAccessToken(auth.secret, subject, { nowMs: ctx.clock.now(), ttlSeconds: auth.accessTtlSeconds });
  return { accessToken, accessMaxAgeSeconds: auth.accessTtlSeconds };
}

type Replacement = { userId: string; sessionId: string; from: string | null; to: string; needsFactor: boolean };

/** Sessions in other organizations end as well. */
async function replacePassword(
  ctx: Context<AuthDeps>,
  { userId, sessionId, from, to, needsFactor }: Replacement,
): Promise<{ tokenVersion: number; ended: string[] }> {
  const { db, users, sessions, audit } = ctx.deps;
  const at = new Date(ctx.clock.now());
  const entry = toAuditRecord(ctx, { action: "auth.password-changed", target: { type: "user", id: userId }, severity: "notice" });
  return db.withTransaction(async (transaction) => {
    const tokenVersion = await users.replacePassword(userId, { from, to, needsFactor, at }, transaction);
    if (tokenVersion === null) throw wrongCurrentPassword();
    const ended = await endSessions(ctx, { userId, except: sessionId, reason: "password-changed" }, transaction);
    await sessions.carryOver(ctx.orgId, sessionId, tokenVersion, transaction);
    await audit.append(entry, transaction);
    return { tokenVersion, ended };
  });
}
