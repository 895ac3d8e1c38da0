import { toAuditRecord } from "../platform/audit/audit-record.ts";
import type { Context } from "../platform/context.ts";
import { credentialsRequired, weakPassword, wrongCurrentPassword } from "./errors.ts";
import { countAttempt } from "./internal/count-attempt.ts";
import { requireUser } from "./internal/require-user.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { assertStrongPassword } from "./password-policy.ts";
import type { AuthDeps } from "./ports.ts";
import type { ChangePasswordInput } from "./schema.ts";
import { createAccessToken } from "./session-token.ts";

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
  assertStrongPassword(input.newPassword, { email: user.email, name: user.name, pointer: "/body/newPassword" });
  if (await verifyPassword(input.newPassword, user.passwordHash, auth)) {
    throw weakPassword("This is the password you have now. Choose another one.", "/body/newPassword");
  }
  const to = await hashPassword(input.newPassword, auth);
  const tokenVersion = await replacePassword(ctx, { userId, sessionId, from: user.passwordHash, to });
  identities.forget(sessionId);
  const subject = { sub: userId, orgId: ctx.orgId, role: ctx.role, sid: sessionId, tv: tokenVersion };
  const accessToken = createAccessToken(auth.secret, subject, { nowMs: ctx.clock.now(), ttlSeconds: auth.accessTtlSeconds });
  return { accessToken, accessMaxAgeSeconds: auth.accessTtlSeconds };
}

type Replacement = { userId: string; sessionId: string; from: string; to: string };

/** Sessions in other organizations end as well: they carry the old token version. */
async function replacePassword(ctx: Context<AuthDeps>, { userId, sessionId, from, to }: Replacement): Promise<number> {
  const { db, users, sessions, audit } = ctx.deps;
  const at = new Date(ctx.clock.now());
  const entry = toAuditRecord(ctx, { action: "auth.password-changed", target: { type: "user", id: userId }, severity: "notice" });
  return db.withTransaction(async (transaction) => {
    const tokenVersion = await users.replacePassword(userId, { from, to, at }, transaction);
    if (tokenVersion === null) throw wrongCurrentPassword();
    await sessions.revokeOthers(ctx.orgId, userId, sessionId, at, transaction);
    await sessions.carryOver(ctx.orgId, sessionId, tokenVersion, transaction);
    await audit.append(entry, transaction);
    return tokenVersion;
  });
}
