import type { Context } from "../../platform/context.ts";
import { methodUnavailable } from "../errors.ts";
import { getOwnUser } from "../internal/get-own-user.ts";
import type { UserRecord } from "../user.store.ts";
import { personalCipher, phonePlaceOf } from "./internal/personal-cipher.ts";
import { startVerification } from "./internal/start-verification.ts";
import { maskPhone } from "./mask-phone.ts";
import type { MfaDeps } from "./ports.ts";
import { readTicket } from "./second-step-ticket.ts";

type Sent = { phone: string };

/** For somebody halfway through signing in. */
export async function sendSignInCode(ctx: Context<MfaDeps>, ticket: string): Promise<Sent> {
  return sendCode(ctx, (await readTicket(ctx, ticket)).user);
}

/** For somebody who is signed in and has to prove it again. */
export async function sendStepUpCode(ctx: Context<MfaDeps>): Promise<Sent> {
  return sendCode(ctx, await getOwnUser(ctx));
}

async function sendCode(ctx: Context<MfaDeps>, user: UserRecord): Promise<Sent> {
  const sms = (await ctx.deps.factors.find(user._id))?.sms;
  if (!sms) throw methodUnavailable();
  const text = await personalCipher(ctx.deps, user._id);
  const phone = text.decrypt(phonePlaceOf(user._id), sms.sealedPhone);
  await startVerification(ctx, user._id, phone);
  return { phone: maskPhone(phone) };
}
