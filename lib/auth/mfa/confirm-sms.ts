import type { Context } from "../../platform/context.ts";
import { codeWrong, enrolmentMissing, smsNotOffered } from "../errors.ts";
import { requireUser } from "../internal/require-user.ts";
import { enrolFactor } from "./enrol-factor.ts";
import { countCode } from "./internal/count-code.ts";
import { personalCipher, phonePlaceOf } from "./internal/personal-cipher.ts";
import type { MfaDeps } from "./ports.ts";

export async function confirmSms(ctx: Context<MfaDeps>, code: string): Promise<{ recoveryCodes: string[] | null }> {
  const { factors, smsVerifier } = ctx.deps;
  const { userId } = requireUser(ctx);
  const now = ctx.clock.now();
  const pending = (await factors.find(userId))?.pendingSms;
  if (!smsVerifier) throw smsNotOffered();
  if (!pending || pending.expiresAt.getTime() <= now) throw enrolmentMissing();
  const attempt = await countCode(ctx, userId, "sms");
  const text = await personalCipher(ctx.deps, userId);
  const { sealedPhone } = pending;
  if (!(await smsVerifier.isRight(text.decrypt(phonePlaceOf(userId), sealedPhone), code.replace(/\s/g, "")))) throw codeWrong();
  await attempt.forget();
  const at = new Date(now);
  const sms = { sealedPhone, enrolledAt: at, lastUsedAt: at };
  return enrolFactor(ctx, { factor: "sms", write: (transaction) => factors.confirmSms(userId, sms, transaction) });
}
