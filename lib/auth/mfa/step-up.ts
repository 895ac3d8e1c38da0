import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { methodUnavailable, wrongCurrentPassword } from "../errors.ts";
import { countAttempt } from "../internal/count-attempt.ts";
import { getOwnUser } from "../internal/get-own-user.ts";
import { verifyPassword } from "../password.ts";
import type { UserRecord } from "../user.store.ts";
import { stepUpMethodsOf } from "./assert-recent-proof.ts";
import type { MfaDeps } from "./ports.ts";
import { renewProof } from "./renew-proof.ts";
import type { StepUpInput } from "./schema.ts";
import { spendCode } from "./spend-code.ts";

export async function stepUp(ctx: Context<MfaDeps>, { method, code }: StepUpInput): Promise<{ provenUntil: Date }> {
  const user = await getOwnUser(ctx);
  if (!stepUpMethodsOf(user).includes(method)) throw methodUnavailable();
  if (method === "password") await provePassword(ctx, user, code);
  else await spendCode(ctx, user, { method, code });
  return renewProof(ctx, method);
}

async function provePassword(ctx: Context<MfaDeps>, user: UserRecord, password: string): Promise<void> {
  const attempt = await countAttempt(ctx, user.emailNormalized);
  if (!(await verifyPassword(password, user.passwordHash, ctx.deps.auth))) {
    const target = { type: "user", id: user._id };
    await ctx.deps.audit.append(toAuditRecord(ctx, { action: "auth.step-up-failed", target, severity: "warning" }));
    throw wrongCurrentPassword("/body/code");
  }
  await attempt.forget();
}
