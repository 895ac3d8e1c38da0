import type { Context } from "../../platform/context.ts";
import { getOwnUser } from "../internal/get-own-user.ts";
import { assertRecentProof } from "./assert-recent-proof.ts";
import { personalCipher, seedPlaceOf } from "./internal/personal-cipher.ts";
import { ENROLMENT_LIFETIME_MS, type MfaDeps } from "./ports.ts";
import { createSeed, toOtpauthUri } from "./totp.ts";

type TotpEnrolment = { secret: string; uri: string; expiresAt: Date };

/** The only time the seed leaves. An app that is enrolled already stays the one that counts until the new one is confirmed. */
export async function beginTotp(ctx: Context<MfaDeps>): Promise<TotpEnrolment> {
  await assertRecentProof(ctx);
  const user = await getOwnUser(ctx);
  const secret = createSeed();
  const expiresAt = new Date(ctx.clock.now() + ENROLMENT_LIFETIME_MS);
  const text = await personalCipher(ctx.deps, user._id);
  await ctx.deps.factors.beginTotp(user._id, { sealedSeed: text.encrypt(seedPlaceOf(user._id), secret), expiresAt });
  return { secret, uri: toOtpauthUri(secret, user.email), expiresAt };
}
