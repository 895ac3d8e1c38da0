import type { Context } from "../../platform/context.ts";
import { finishSecondStep } from "../mfa/finish-second-step.ts";
import { readTicket } from "../mfa/second-step-ticket.ts";
import type { AuthDeps } from "../ports.ts";
import type { SignedIn } from "../signed-in.ts";
import { askForPasskey } from "./ask-for-passkey.ts";
import { provePasskey } from "./prove-passkey.ts";
import type { Assertion, RequestOptions } from "./schema.ts";

/** Asks nothing of the ticket's tries: it guesses nothing. */
export async function askSecondStepByPasskey(ctx: Context<AuthDeps>, ticket: string): Promise<RequestOptions> {
  const { user } = await readTicket(ctx, ticket);
  return askForPasskey(ctx, { type: "second-step", userId: user._id, ticket });
}

export function finishSecondStepByPasskey(ctx: Context<AuthDeps>, input: { ticket: string; assertion: Assertion }): Promise<SignedIn> {
  const { ticket, assertion } = input;
  return finishSecondStep(ctx, ticket, async (user) => {
    await provePasskey(ctx, { type: "second-step", userId: user._id, ticket }, assertion);
    return "passkey";
  });
}
