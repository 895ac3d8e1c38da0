import { toAuditRecord } from "../../platform/audit/audit-record.ts";
import type { Context } from "../../platform/context.ts";
import { codeWrong, methodUnavailable } from "../errors.ts";
import type { SecondStepMethod } from "../proof.ts";
import type { UserRecord } from "../user.store.ts";
import type { FactorRecord } from "./factor.store.ts";
import { countCode } from "./internal/count-code.ts";
import { personalCipher, phonePlaceOf, seedPlaceOf } from "./internal/personal-cipher.ts";
import { tellPerson } from "./internal/tell-person.ts";
import type { MfaDeps } from "./ports.ts";
import { digestOfRecoveryCode } from "./recovery-codes.ts";
import { matchStep } from "./totp.ts";

export type CodeMethod = Exclude<SecondStepMethod, "passkey">;
export type SpentCode = { method: CodeMethod; code: string };

/** Resolves once a right code has been used up; every attempt is counted before it is judged, and a wrong one is written down. */
export async function spendCode(ctx: Context<MfaDeps>, user: UserRecord, { method, code }: SpentCode): Promise<void> {
  const attempt = await countCode(ctx, user._id, method);
  const record = await ctx.deps.factors.find(user._id);
  const isRight = record !== null && (await isSpent(ctx, { user, record, method, code }));
  if (!isRight) {
    const target = { type: "user", id: user._id };
    const failure = { action: "auth.code-refused", target, severity: "warning" as const, reason: `by ${method}` };
    await ctx.deps.audit.append(toAuditRecord(ctx, failure, user.homeOrgId));
    throw codeWrong();
  }
  await attempt.forget();
}

type Judged = SpentCode & { user: UserRecord; record: FactorRecord };

function isSpent(ctx: Context<MfaDeps>, judged: Judged): Promise<boolean> {
  switch (judged.method) {
    case "totp":
      return isTotpSpent(ctx, judged);
    case "sms":
      return isSmsSpent(ctx, judged);
    case "recovery":
      return isRecoverySpent(ctx, judged);
  }
}

async function isTotpSpent(ctx: Context<MfaDeps>, { user, record, code }: Judged): Promise<boolean> {
  const { totp } = record;
  if (!totp) throw methodUnavailable();
  const text = await personalCipher(ctx.deps, user._id);
  const now = ctx.clock.now();
  const step = matchStep(text.decrypt(seedPlaceOf(user._id), totp.sealedSeed), code.replace(/\s/g, ""), now);
  return step !== null && ctx.deps.factors.spendStep(user._id, { sealedSeed: totp.sealedSeed, step, at: new Date(now) });
}

/** Twilio ends a verification with its first right code. */
async function isSmsSpent(ctx: Context<MfaDeps>, { user, record, code }: Judged): Promise<boolean> {
  const { smsVerifier, factors } = ctx.deps;
  if (!record.sms || !smsVerifier) throw methodUnavailable();
  const text = await personalCipher(ctx.deps, user._id);
  const phone = text.decrypt(phonePlaceOf(user._id), record.sms.sealedPhone);
  if (!(await smsVerifier.isRight(phone, code.replace(/\s/g, "")))) return false;
  await factors.markSmsUsed(user._id, new Date(ctx.clock.now()));
  return true;
}

async function isRecoverySpent(ctx: Context<MfaDeps>, { user, record, code }: Judged): Promise<boolean> {
  const { db, factors, audit, auth } = ctx.deps;
  const digest = digestOfRecoveryCode(auth.passwordPepper, user._id, code);
  const entry = { action: "auth.recovery-code-used", target: { type: "user", id: user._id }, severity: "warning" as const };
  const isSpent = await db.withTransaction(async (transaction) => {
    if (!(await factors.spendRecoveryCode(user._id, digest, transaction))) return false;
    await audit.append(toAuditRecord(ctx, entry, user.homeOrgId), transaction);
    return true;
  });
  if (isSpent) {
    const left = record.recoveryCodes.length - 1;
    const text = `One of your recovery codes was used just now. ${left} of them ${left === 1 ? "is" : "are"} left.`;
    await tellPerson(ctx, user, { subject: "A recovery code of yours was used", text });
  }
  return isSpent;
}
