import type { Context } from "../../platform/context.ts";
import { getOwnUser } from "../internal/get-own-user.ts";
import { requireUser } from "../internal/require-user.ts";
import type { AuthDeps } from "../ports.ts";
import { passkeysFull } from "./errors.ts";
import { PASSKEYS_MAX } from "./passkey.store.ts";
import { CHALLENGE_TTL_MS, createChallenge, userHandleOf } from "./passkey-challenge.ts";
import type { CreationOptions } from "./schema.ts";
import { toDescriptor } from "./to-descriptor.ts";
import { COSE_ALGORITHMS, relyingPartyOf } from "./webauthn.ts";

const SITE_NAME = "Aegis";

/** Discoverable, so that it signs in without an address; known ones are named, so that a device does not make a second one. */
export async function startEnrolment(ctx: Context<AuthDeps>): Promise<CreationOptions> {
  const { passkeys, auth, clock } = ctx.deps;
  const { userId, sessionId } = requireUser(ctx);
  const [user, known] = await Promise.all([getOwnUser(ctx), passkeys.list(userId)]);
  if (known.length >= PASSKEYS_MAX) throw passkeysFull(PASSKEYS_MAX);
  return {
    rp: { id: relyingPartyOf(auth.baseUrl).id, name: SITE_NAME },
    user: { id: userHandleOf(auth.secret, userId), name: user.email, displayName: user.name },
    challenge: createChallenge(auth.secret, { type: "enrol", userId, sessionId }, clock.now()),
    pubKeyCredParams: COSE_ALGORITHMS.map((alg) => ({ type: "public-key", alg })),
    timeout: CHALLENGE_TTL_MS,
    excludeCredentials: known.map(toDescriptor),
    authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
    attestation: "none",
  };
}
