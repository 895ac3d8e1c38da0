import * as z from "zod/mini";
import { type User, userSchema } from "./auth.ts";
import { requestJson } from "./http.ts";

const emailStatusSchema = z.object({
  email: z.string(),
  isVerified: z.boolean(),
  pending: z.nullable(z.object({ email: z.string(), expiresAt: z.string() })),
});
export type EmailStatus = z.infer<typeof emailStatusSchema>;

export function renameAccount(name: string): Promise<User> {
  return requestJson("/api/auth/me", userSchema, { method: "PATCH", body: { name } });
}

export function getEmailStatus(signal?: AbortSignal): Promise<EmailStatus> {
  return requestJson("/api/auth/email", emailStatusSchema, { signal });
}

export async function requestEmailChange(email: string): Promise<string> {
  return (await requestJson("/api/auth/email", z.object({ sentTo: z.string() }), { method: "POST", body: { email } })).sentTo;
}

export async function confirmEmail(token: string): Promise<string> {
  const body = { token };
  return (await requestJson("/api/auth/email/confirm", z.object({ email: z.string() }), { method: "POST", body, onExpired: "throw" }))
    .email;
}
