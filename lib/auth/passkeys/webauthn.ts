import { z } from "zod";
import type { Assertion, Attestation } from "./schema.ts";

/**
 * The one place that knows the WebAuthn library. It is loaded at the first passkey and not at start: it brings a parser of
 * certificates that every cold start would pay for. What it refuses, for whatever reason, is null here: none of its words is
 * meant for the caller.
 */
export type RelyingParty = { origin: string; id: string };

/** The site a passkey is for is the deployment's own address, so one of a preview is worth nothing in production. */
export function relyingPartyOf(baseUrl: string): RelyingParty {
  const { origin, hostname } = new URL(baseUrl);
  return { origin, id: hostname };
}

/** What was signed, by its own word; null also for an answer given inside a frame, where our pages never are. */
export function readChallenge({ response }: Assertion | Attestation): string | null {
  try {
    const clientData = clientDataSchema.parse(JSON.parse(Buffer.from(response.clientDataJSON, "base64url").toString("utf8")));
    return clientData.crossOrigin === true || clientData.topOrigin !== undefined ? null : clientData.challenge;
  } catch {
    return null;
  }
}

const clientDataSchema = z.object({ challenge: z.string(), crossOrigin: z.boolean().optional(), topOrigin: z.string().optional() });

/** EdDSA, ES256, RS256: what authenticators in use can sign with (https://www.iana.org/assignments/cose). */
export const COSE_ALGORITHMS = [-8, -7, -257];

type Expected = { party: RelyingParty; challenge: string };

export type NewCredential = { credentialId: string; publicKey: string; counter: number; isSynced: boolean };

export async function verifyAttestation(attestation: Attestation, { party, challenge }: Expected): Promise<NewCredential | null> {
  const [{ verifyRegistrationResponse }, { decodeAttestationObject }] = await loadLibrary();
  return orNull(async () => {
    const { id, rawId, response } = attestation;
    const object = decodeAttestationObject(toBytes(response.attestationObject));
    // We ask for none; a certificate chain nobody asked for would have us fetch revocation lists from wherever it says.
    if (object.get("fmt") !== "none" && object.get("attStmt").get("x5c") !== undefined) return null;
    const { clientDataJSON, attestationObject } = response;
    const verified = await verifyRegistrationResponse({
      response: { id, rawId, type: "public-key", clientExtensionResults: {}, response: { clientDataJSON, attestationObject } },
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: COSE_ALGORITHMS,
    });
    if (!verified.verified) return null;
    const { credential, credentialDeviceType } = verified.registrationInfo;
    if (credential.id !== id) return null;
    const publicKey = Buffer.from(credential.publicKey).toString("base64url");
    return { credentialId: credential.id, publicKey, counter: credential.counter, isSynced: credentialDeviceType === "multiDevice" };
  });
}

/** The counter the authenticator signed, or null. Whether it may be that is for the caller to judge: a wrong one is no wrong signature. */
export async function verifyAssertion(
  assertion: Assertion,
  passkey: { credentialId: string; publicKey: string },
  { party, challenge }: Expected,
): Promise<{ counter: number } | null> {
  const [{ verifyAuthenticationResponse }] = await loadLibrary();
  return orNull(async () => {
    const { id, rawId, response } = assertion;
    const { clientDataJSON, authenticatorData, signature } = response;
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { id, rawId, type: "public-key", clientExtensionResults: {}, response: { clientDataJSON, authenticatorData, signature } },
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: { id: passkey.credentialId, publicKey: toBytes(passkey.publicKey), counter: 0 },
    });
    return verified ? { counter: authenticationInfo.newCounter } : null;
  });
}

function loadLibrary() {
  return Promise.all([import("@simplewebauthn/server"), import("@simplewebauthn/server/helpers")]);
}

function toBytes(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(base64url, "base64url"));
}

async function orNull<Result>(verify: () => Promise<Result | null>): Promise<Result | null> {
  try {
    return await verify();
  } catch {
    return null;
  }
}
