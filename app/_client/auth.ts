import * as z from "zod/mini";
import { isRenewable, requestJson, requestOk } from "./http.ts";
import { asProblem } from "./problem.ts";
import { refreshSession } from "./session.ts";

export const userSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.string(),
  createdAt: z.string(),
  platformRole: z.optional(z.string()),
});
export type User = z.infer<typeof userSchema>;

export const signedInSchema = z.object({ message: z.string(), user: userSchema });
const secondStepSchema = z.object({
  secondStep: z.object({ ticket: z.string(), methods: z.array(z.string()), expiresAt: z.string() }),
});
export type SecondStep = z.infer<typeof secondStepSchema>["secondStep"];

/** Either somebody is signed in, or the password was right and a second step is owed. */
export type SignInReply = { user: User } | { secondStep: SecondStep };

export async function register(input: { name: string; email: string; password: string; organizationName?: string }): Promise<User> {
  return (await requestJson("/api/auth/register", signedInSchema, { method: "POST", body: input, onExpired: "throw" })).user;
}

/** `invitation`: for somebody who is in no organization any more. */
export async function login(input: { email: string; password: string; invitation?: string }): Promise<SignInReply> {
  return requestJson("/api/auth/login", z.union([signedInSchema, secondStepSchema]), { method: "POST", body: input, onExpired: "throw" });
}

export async function createDemo(): Promise<User> {
  return (await requestJson("/api/auth/demo", signedInSchema, { method: "POST", onExpired: "throw" })).user;
}

export function getMe(signal?: AbortSignal): Promise<User> {
  return requestJson("/api/auth/me", userSchema, { signal });
}

/** Null for whoever is not signed in: on pages that are open to both. */
export async function findMe(signal: AbortSignal): Promise<User | null> {
  const ask = () => requestJson("/api/auth/me", userSchema, { signal, onExpired: "throw" });
  try {
    return await ask();
  } catch (error) {
    if (!isRenewable(asProblem(error))) throw error;
    return (await refreshSession()) === "renewed" ? ask() : null;
  }
}

export async function registerByInvitation(input: { token: string; name: string; email?: string; password: string }): Promise<User> {
  return (await requestJson("/api/invitations/register", signedInSchema, { method: "POST", body: input, onExpired: "throw" })).user;
}

export async function changePassword(input: { currentPassword: string; newPassword: string }): Promise<void> {
  await requestOk("/api/auth/change-password", { method: "POST", body: input });
}

export async function logout(): Promise<void> {
  await requestOk("/api/auth/logout", { method: "POST", onExpired: "throw" });
}
