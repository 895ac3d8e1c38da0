import { toAuditRecord } from "../platform/audit/audit-record.ts";
import type { Context } from "../platform/context.ts";
import { invalidCredentials, membershipMissing } from "./errors.ts";
import { buildSession } from "./internal/build-session.ts";
import { countAttempt } from "./internal/count-attempt.ts";
import { normalizeEmail } from "./normalize-email.ts";
import { verifyPassword } from "./password.ts";
import type { AuthDeps } from "./ports.ts";
import type { SignInInput } from "./schema.ts";
import type { SignedIn } from "./signed-in.ts";
import type { UserRecord } from "./user.store.ts";

export async function signIn(ctx: Context<AuthDeps>, input: SignInInput): Promise<SignedIn> {
  const { users, memberships } = ctx.deps;
  const email = normalizeEmail(input.email);
  const attempt = await countAttempt(ctx, email);
  const user = await users.findByEmail(email);
  const isRight = await verifyPassword(input.password, user?.passwordHash ?? null, ctx.deps.auth);
  if (!user || !isRight) {
    await recordFailure(ctx, user);
    throw invalidCredentials();
  }
  await attempt.forget();
  const membership = await memberships.find(user.homeOrgId, user._id);
  if (!membership) throw membershipMissing();
  return openSession(buildSession(ctx, user, membership));
}

async function openSession({ ctx, record, signedIn }: ReturnType<typeof buildSession>): Promise<SignedIn> {
  const { db, sessions, audit } = ctx.deps;
  const entry = toAuditRecord(ctx, { action: "auth.signed-in", target: { type: "session", id: record._id } });
  await db.withTransaction(async (transaction) => {
    await sessions.insert(record, transaction);
    await audit.append(entry, transaction);
  });
  return signedIn;
}

/** For an unknown address too, in the chain of no organization: the same write takes the same time. */
async function recordFailure(ctx: Context<AuthDeps>, user: UserRecord | null): Promise<void> {
  const target = { type: "user", id: user?._id ?? "unknown" };
  await ctx.deps.audit.append(toAuditRecord(ctx, { action: "auth.sign-in-failed", target, severity: "warning" }, user?.homeOrgId ?? ""));
}
