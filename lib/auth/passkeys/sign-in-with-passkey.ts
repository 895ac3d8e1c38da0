import type { Context } from "../../platform/context.ts";
import { completeSignIn, type SignInOutcome } from "../complete-sign-in.ts";
import type { AuthDeps } from "../ports.ts";
import { passkeyRefused } from "./errors.ts";
import { provePasskey } from "./prove-passkey.ts";
import type { Assertion } from "./schema.ts";

/** Without an address or a password: the passkey says who it is. */
export async function signInWithPasskey(ctx: Context<AuthDeps>, assertion: Assertion): Promise<SignInOutcome> {
  const { userId } = await provePasskey(ctx, { type: "sign-in" }, assertion);
  const user = await ctx.deps.users.find(userId);
  if (!user) throw passkeyRefused();
  return completeSignIn(ctx, user, { methods: ["passkey"] });
}
