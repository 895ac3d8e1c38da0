import type { Context } from "../../platform/context.ts";
import { getOwnUser } from "../internal/get-own-user.ts";
import { assertRecentProof } from "./assert-recent-proof.ts";
import { personalCipher, phonePlaceOf } from "./internal/personal-cipher.ts";
import { startVerification } from "./internal/start-verification.ts";
import { ENROLMENT_LIFETIME_MS, type MfaDeps } from "./ports.ts";

/** Sends a code to the new number, which counts for nothing before the code has come back. */
export async function beginSms(ctx: Context<MfaDeps>, phone: string): Promise<{ expiresAt: Date }> {
  await assertRecentProof(ctx);
  const user = await getOwnUser(ctx);
  await startVerification(ctx, user._id, phone);
  const expiresAt = new Date(ctx.clock.now() + ENROLMENT_LIFETIME_MS);
  const text = await personalCipher(ctx.deps, user._id);
  await ctx.deps.factors.beginSms(user._id, { sealedPhone: text.encrypt(phonePlaceOf(user._id), phone), expiresAt });
  return { expiresAt };
}
