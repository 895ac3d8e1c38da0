import type { Context } from "../../platform/context.ts";
import type { AuthDeps } from "../ports.ts";
import { CHALLENGE_TTL_MS, createChallenge, type PasskeyUse } from "./passkey-challenge.ts";
import type { RequestOptions } from "./schema.ts";
import { toDescriptor } from "./to-descriptor.ts";
import { relyingPartyOf } from "./webauthn.ts";

/** What a browser needs to ask for a passkey. To sign in no list is given, so nothing tells who has one. */
export async function askForPasskey(ctx: Context<AuthDeps>, use: Exclude<PasskeyUse, { type: "enrol" }>): Promise<RequestOptions> {
  const { passkeys, auth, clock } = ctx.deps;
  const known = use.type === "sign-in" ? [] : await passkeys.list(use.userId);
  return {
    challenge: createChallenge(auth.secret, use, clock.now()),
    rpId: relyingPartyOf(auth.baseUrl).id,
    timeout: CHALLENGE_TTL_MS,
    userVerification: "required",
    allowCredentials: known.map(toDescriptor),
  };
}
