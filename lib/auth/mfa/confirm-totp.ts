import type { Context } from "../../platform/context.ts";
import { codeWrong, enrolmentMissing } from "../errors.ts";
import { requireUser } from "../internal/require-user.ts";
import { enrolFactor } from "./enrol-factor.ts";
import { personalCipher, seedPlaceOf } from "./internal/personal-cipher.ts";
import type { MfaDeps } from "./ports.ts";
import { matchStep } from "./totp.ts";

/** The code that proves the app has the seed is used up by it: it does not sign in as well. */
export async function confirmTotp(ctx: Context<MfaDeps>, code: string): Promise<{ recoveryCodes: string[] | null }> {
  const { userId } = requireUser(ctx);
  const now = ctx.clock.now();
  const pending = (await ctx.deps.factors.find(userId))?.pendingTotp;
  if (!pending || pending.expiresAt.getTime() <= now) throw enrolmentMissing();
  const text = await personalCipher(ctx.deps, userId);
  const { sealedSeed } = pending;
  const lastStep = matchStep(text.decrypt(seedPlaceOf(userId), sealedSeed), code.replace(/\s/g, ""), now);
  if (lastStep === null) throw codeWrong();
  const at = new Date(now);
  const totp = { sealedSeed, lastStep, enrolledAt: at, lastUsedAt: at };
  return enrolFactor(ctx, { factor: "totp", write: (transaction) => ctx.deps.factors.confirmTotp(userId, totp, transaction) });
}
