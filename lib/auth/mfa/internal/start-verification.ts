import { createHmac } from "node:crypto";
import type { Context } from "../../../platform/context.ts";
import { smsNotOffered, tooManyMessages } from "../../errors.ts";
import { countInRow } from "../../internal/count-attempt.ts";
import { deriveKey } from "../../internal/derive-key.ts";
import { delayAfter } from "../../lockout.ts";
import type { MfaDeps } from "../ports.ts";

/** Each message costs money and rings somewhere, so all that one person asks for are counted, and nothing forgets them but a quiet day. */
export async function startVerification(ctx: Context<MfaDeps>, userId: string, phone: string): Promise<void> {
  const { smsVerifier, auth } = ctx.deps;
  if (!smsVerifier) throw smsNotOffered();
  const id = createHmac("sha256", deriveKey(auth.secret, "code-attempt"))
    .update(JSON.stringify(["sent", userId]))
    .digest("base64url");
  await countInRow(ctx, id, { delayAfter, refuse: tooManyMessages });
  await smsVerifier.start(phone);
}
