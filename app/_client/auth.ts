import * as z from "zod/mini";
import { requestJson, requestOk } from "./http.ts";

const userSchema = z.object({ id: z.string(), name: z.string(), email: z.string(), role: z.string(), createdAt: z.string() });
export type User = z.infer<typeof userSchema>;

const signedInSchema = z.object({ message: z.string(), user: userSchema });

export async function register(input: { name: string; email: string; password: string; organizationName?: string }): Promise<User> {
  return (await requestJson("/api/auth/register", signedInSchema, { method: "POST", body: input, onExpired: "throw" })).user;
}

export async function login(input: { email: string; password: string }): Promise<User> {
  return (await requestJson("/api/auth/login", signedInSchema, { method: "POST", body: input, onExpired: "throw" })).user;
}

export async function createDemo(): Promise<User> {
  return (await requestJson("/api/auth/demo", signedInSchema, { method: "POST", onExpired: "throw" })).user;
}

export function getMe(signal?: AbortSignal): Promise<User> {
  return requestJson("/api/auth/me", userSchema, { signal });
}

export async function changePassword(input: { currentPassword: string; newPassword: string }): Promise<void> {
  await requestOk("/api/auth/change-password", { method: "POST", body: input });
}

export async function logout(): Promise<void> {
  await requestOk("/api/auth/logout", { method: "POST", onExpired: "throw" });
}
