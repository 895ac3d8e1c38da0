import { requestOk } from "./http.ts";

/** Answers alike whether the address has an account or not. */
export async function forgotPassword(input: { email: string }): Promise<void> {
  await requestOk("/api/auth/forgot-password", { method: "POST", body: input, onExpired: "throw" });
}

export async function resetPassword(input: { token: string; newPassword: string }): Promise<void> {
  await requestOk("/api/auth/reset-password", { method: "POST", body: input, onExpired: "throw" });
}
