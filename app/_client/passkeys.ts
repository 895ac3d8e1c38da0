import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import * as z from "zod/mini";
import { signedInSchema, type User } from "./auth.ts";
import { requestJson, requestOk } from "./http.ts";
import { ProblemError } from "./problem.ts";

/**
 * Passkeys as the browser asks for them. Its own library is loaded with the first one, so that a page which only offers them
 * does not carry it.
 */
const BASE = "/api/auth/passkeys";

const passkeySchema = z.object({
  id: z.string(),
  name: z.string(),
  isSynced: z.boolean(),
  createdAt: z.string(),
  lastUsedAt: z.nullable(z.string()),
});
export type Passkey = z.infer<typeof passkeySchema>;

const listSchema = z.object({ items: z.array(passkeySchema) });
const enrolledSchema = z.object({ passkey: passkeySchema, recoveryCodes: z.nullable(z.array(z.string())) });
/** What the browser is handed as it came: the server has said it by the browser's own names. */
const creationSchema = z.custom<PublicKeyCredentialCreationOptionsJSON>(hasChallenge);
const requestSchema = z.custom<PublicKeyCredentialRequestOptionsJSON>(hasChallenge);

export async function listPasskeys(signal?: AbortSignal): Promise<Passkey[]> {
  return (await requestJson(BASE, listSchema, { signal })).items;
}

export async function addPasskey(name: string): Promise<{ passkey: Passkey; recoveryCodes: string[] | null }> {
  const optionsJSON = await requestJson(`${BASE}/registration/options`, creationSchema, { method: "POST" });
  const { startRegistration } = await import("@simplewebauthn/browser");
  const attestation = await asking(startRegistration({ optionsJSON }));
  return requestJson(`${BASE}/registration/verify`, enrolledSchema, { method: "POST", body: { name, attestation } });
}

export function renamePasskey(id: string, name: string): Promise<Passkey> {
  return requestJson(`${BASE}/${id}`, passkeySchema, { method: "PATCH", body: { name } });
}

export async function deletePasskey(id: string): Promise<void> {
  await requestOk(`${BASE}/${id}`, { method: "DELETE" });
}

/** `isAutofill` waits in the address field's own suggestions until a passkey is picked there, or another way is taken. */
export async function signInWithPasskey({ isAutofill }: { isAutofill: boolean }): Promise<User> {
  // Before anything else: two answers of one device at once look like a copy of its key to the server.
  if (!isAutofill) await cancelPasskeyRequest();
  const optionsJSON = await requestJson(`${BASE}/sign-in/options`, requestSchema, { method: "POST", onExpired: "throw" });
  const assertion = await assert(optionsJSON, isAutofill);
  return (await requestJson(`${BASE}/sign-in/verify`, signedInSchema, { method: "POST", body: { assertion }, onExpired: "throw" })).user;
}

export async function finishSignInWithPasskey(ticket: string): Promise<User> {
  const body = { ticket };
  const optionsJSON = await requestJson(`${BASE}/second-step/options`, requestSchema, { method: "POST", body, onExpired: "throw" });
  const assertion = await assert(optionsJSON);
  const answer = { ticket, assertion };
  return (await requestJson(`${BASE}/second-step/verify`, signedInSchema, { method: "POST", body: answer, onExpired: "throw" })).user;
}

export async function stepUpWithPasskey(): Promise<void> {
  const optionsJSON = await requestJson(`${BASE}/step-up/options`, requestSchema, { method: "POST" });
  await requestOk(`${BASE}/step-up/verify`, { method: "POST", body: { assertion: await assert(optionsJSON) } });
}

/** Whether the browser knows passkeys at all, and whether it suggests them in a field. */
export async function findPasskeySupport(): Promise<{ isPossible: boolean; isAutofillPossible: boolean }> {
  const { browserSupportsWebAuthn, browserSupportsWebAuthnAutofill } = await import("@simplewebauthn/browser");
  const isPossible = browserSupportsWebAuthn();
  return { isPossible, isAutofillPossible: isPossible && (await browserSupportsWebAuthnAutofill()) };
}

/** Nobody waits in the background any more, as when the page is left. */
export async function cancelPasskeyRequest(): Promise<void> {
  const { WebAuthnAbortService } = await import("@simplewebauthn/browser");
  WebAuthnAbortService.cancelCeremony();
}

async function assert(optionsJSON: PublicKeyCredentialRequestOptionsJSON, useBrowserAutofill = false) {
  const { startAuthentication } = await import("@simplewebauthn/browser");
  return asking(startAuthentication({ optionsJSON, useBrowserAutofill }));
}

/** The browser's refusals in words of ours; most of them are the person pressing “Cancel”, which it does not tell apart from a time-out. */
async function asking<Answer>(ceremony: Promise<Answer>): Promise<Answer> {
  try {
    return await ceremony;
  } catch (error) {
    throw toPasskeyProblem(error);
  }
}

function toPasskeyProblem(error: unknown): ProblemError {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ERROR_CEREMONY_ABORTED") return problem("client.passkey_aborted", "The passkey was not asked for any longer.");
  if (code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED")
    return problem("client.passkey_known", "This device already holds a passkey of yours.");
  if (code === "ERROR_INVALID_DOMAIN" || code === "ERROR_INVALID_RP_ID")
    return problem("client.passkey_address", "Passkeys do not work at this address. Open the site by its own name.");
  return problem("client.passkey_unused", "No passkey was used. Try again, or choose another way.");
}

function problem(code: string, detail: string): ProblemError {
  return new ProblemError({ status: 0, code, title: "No passkey", detail });
}

function hasChallenge(value: unknown): boolean {
  return typeof value === "object" && value !== null && "challenge" in value && typeof value.challenge === "string";
}
