import * as z from "zod/mini";
import { type User, userSchema } from "./auth.ts";
import { requestJson, requestOk } from "./http.ts";

const timesSchema = { enrolledAt: z.string(), lastUsedAt: z.string() };
const secondFactorsSchema = z.object({
  totp: z.nullable(z.object(timesSchema)),
  sms: z.nullable(z.object({ ...timesSchema, phone: z.string() })),
  hasPasskey: z.boolean(),
  recoveryCodesLeft: z.number(),
  isRequired: z.boolean(),
  isSmsOffered: z.boolean(),
});
export type SecondFactors = z.infer<typeof secondFactorsSchema>;

const enrolmentSchema = z.object({ secret: z.string(), uri: z.string(), expiresAt: z.string() });
export type TotpEnrolment = z.infer<typeof enrolmentSchema>;

const enrolledSchema = z.object({ recoveryCodes: z.nullable(z.array(z.string())) });
const codesSchema = z.object({ recoveryCodes: z.array(z.string()) });
const sentSchema = z.object({ phone: z.string() });
const signedInSchema = z.object({ user: userSchema });

export function getSecondFactors(signal?: AbortSignal): Promise<SecondFactors> {
  return requestJson("/api/auth/mfa", secondFactorsSchema, { signal });
}

export function beginTotp(): Promise<TotpEnrolment> {
  return requestJson("/api/auth/mfa/totp", enrolmentSchema, { method: "POST", body: {} });
}

export async function confirmTotp(code: string): Promise<string[] | null> {
  return (await requestJson("/api/auth/mfa/totp/confirm", enrolledSchema, { method: "POST", body: { code } })).recoveryCodes;
}

export async function beginSms(phone: string): Promise<void> {
  await requestOk("/api/auth/mfa/sms", { method: "POST", body: { phone } });
}

export async function confirmSms(code: string): Promise<string[] | null> {
  return (await requestJson("/api/auth/mfa/sms/confirm", enrolledSchema, { method: "POST", body: { code } })).recoveryCodes;
}

export async function removeFactor(kind: "totp" | "sms"): Promise<void> {
  await requestOk(`/api/auth/mfa/${kind}`, { method: "DELETE" });
}

export async function replaceRecoveryCodes(): Promise<string[]> {
  return (await requestJson("/api/auth/mfa/recovery-codes", codesSchema, { method: "POST", body: {} })).recoveryCodes;
}

export type Proof = { method: string; code: string };

export async function finishSignIn(ticket: string, proof: Proof): Promise<User> {
  const body = { ticket, ...proof };
  return (await requestJson("/api/auth/second-step", signedInSchema, { method: "POST", body, onExpired: "throw" })).user;
}

export async function sendSignInCode(ticket: string): Promise<string> {
  const body = { ticket };
  return (await requestJson("/api/auth/second-step/sms-code", sentSchema, { method: "POST", body, onExpired: "throw" })).phone;
}

export async function stepUp(proof: Proof): Promise<void> {
  await requestOk("/api/auth/step-up", { method: "POST", body: proof });
}

export async function sendStepUpCode(): Promise<string> {
  return (await requestJson("/api/auth/step-up/sms-code", sentSchema, { method: "POST", body: {} })).phone;
}
