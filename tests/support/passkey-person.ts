import type { CreationOptions, RequestOptions } from "../../lib/auth/passkeys/schema.ts";
import type { Harness, Person } from "./harness.ts";
import { createSoftwareAuthenticator, type SoftwareAuthenticator } from "./software-authenticator.ts";

const BASE = "/api/auth/passkeys";

export type PasskeyPerson = { person: Person; device: SoftwareAuthenticator; passkeyId: string; recoveryCodes: string[] };

/** Somebody who has just added a passkey of a device of theirs. */
export async function createPasskeyPerson(harness: Harness, { counts = true }: { counts?: boolean } = {}): Promise<PasskeyPerson> {
  const person = await harness.createPerson();
  const device = createSoftwareAuthenticator({ origin: harness.url, counts });
  const options = await askEnrolment(harness, person);
  const body = { name: "Laptop", attestation: device.attest(options) };
  type Enrolled = { passkey: { id: string }; recoveryCodes: string[] };
  const { passkey, recoveryCodes } = await harness.json<Enrolled>("POST", `${BASE}/registration/verify`, { as: person, body });
  return { person, device, passkeyId: passkey.id, recoveryCodes };
}

export function askEnrolment(harness: Harness, as: Person | string): Promise<CreationOptions> {
  return harness.json<CreationOptions>("POST", `${BASE}/registration/options`, { as, body: {} });
}

export function askSignIn(harness: Harness): Promise<RequestOptions> {
  return harness.json<RequestOptions>("POST", `${BASE}/sign-in/options`, { body: {} });
}

export function signInWith(harness: Harness, assertion: object): Promise<Response> {
  return harness.call("POST", `${BASE}/sign-in/verify`, { body: { assertion } });
}
