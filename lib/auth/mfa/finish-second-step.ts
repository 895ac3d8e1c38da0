import type { Context } from "../../platform/context.ts";
import { completeSignIn } from "../complete-sign-in.ts";
import { secondStepRefused } from "../errors.ts";
import type { AuthDeps } from "../ports.ts";
import type { SecondStepMethod } from "../proof.ts";
import type { SignedIn } from "../signed-in.ts";
import type { UserRecord } from "../user.store.ts";
import { openTicket, spendTicket } from "./second-step-ticket.ts";

/** `prove` throws unless the person has just proven themselves by the method it returns. The ticket is spent after it, once. */
export async function finishSecondStep(
  ctx: Context<AuthDeps>,
  ticket: string,
  prove: (user: UserRecord) => Promise<SecondStepMethod>,
): Promise<SignedIn> {
  const { user, record } = await openTicket(ctx, ticket);
  const method = await prove(user);
  await spendTicket(ctx, record);
  const outcome = await completeSignIn(ctx, user, { methods: [...record.proven, method] });
  if (outcome.type !== "signed-in") throw secondStepRefused();
  return outcome.signedIn;
}
