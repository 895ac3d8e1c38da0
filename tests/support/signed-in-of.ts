import type { SignInOutcome } from "../../lib/auth/complete-sign-in.ts";
import type { SignedIn } from "../../lib/auth/signed-in.ts";

/** For people who owe no second step. */
export async function signedInOf(outcome: Promise<SignInOutcome>): Promise<SignedIn> {
  const result = await outcome;
  if (result.type !== "signed-in") throw new Error("This person owes a second step.");
  return result.signedIn;
}
