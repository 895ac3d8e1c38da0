import { toAuditRecord } from "../platform/audit/audit-record.ts";
import type { Context } from "../platform/context.ts";
import { completeSignIn, type SignInOutcome } from "./complete-sign-in.ts";
import { invalidCredentials } from "./errors.ts";
import { countAttempt } from "./internal/count-attempt.ts";
import { joinBeforeSignIn } from "./invitations/join-before-sign-in.ts";
import { normalizeEmail } from "./normalize-email.ts";
import { verifyPassword } from "./password.ts";
import { keepCostCurrent } from "./passwords/keep-cost-current.ts";
import type { AuthDeps } from "./ports.ts";
import type { SignInInput } from "./schema.ts";
import type { UserRecord } from "./user.store.ts";

/** `deviceCookie` is what the browser holds from earlier sign-ins: on a device the account is known on, strangers' tries do not count. */
export async function signIn(ctx: Context<AuthDeps>, input: SignInInput, deviceCookie: string | null = null): Promise<SignInOutcome> {
  const { users } = ctx.deps;
  const email = normalizeEmail(input.email);
  const attempt = await countAttempt(ctx, email, deviceCookie);
  const user = await users.findByEmail(email);
  const isRight = await verifyPassword(input.password, user?.passwordHash ?? null, ctx.deps.auth);
  if (!user || !isRight) {
    await recordFailure(ctx, user, attempt.failures);
    throw invalidCredentials();
  }
  await attempt.forget();
  await keepCostCurrent(ctx, user, input.password);
  if (input.invitation !== undefined) await joinBeforeSignIn(ctx, user, input.invitation);
  return completeSignIn(ctx, user, { methods: ["password"] });
}

/** For an unknown address too, in the chain of no organization: the same write takes the same time. */
async function recordFailure(ctx: Context<AuthDeps>, user: UserRecord | null, failures: number): Promise<void> {
  const target = { type: "user", id: user?._id ?? "unknown" };
  const reason = `Number ${failures} in a row from there.`;
  const entry = { action: "auth.sign-in-failed", target, severity: "warning" as const, reason };
  await ctx.deps.audit.append(toAuditRecord(ctx, entry, user?.homeOrgId ?? ""));
}
