import type { MemberRole } from "../../../../_client/admin-users.ts";

export const ROLE_NAMES: Readonly<Record<MemberRole, string>> = {
  OWNER: "Owner",
  ADMIN: "Admin",
  ANALYST: "Analyst",
  USER: "User",
  READ_ONLY: "Read only",
};

export const FACTOR_NAMES: ReadonlyMap<string, string> = new Map([
  ["totp", "authenticator app"],
  ["sms", "text messages"],
  ["passkey", "passkeys"],
]);

/** "2026-03-12T09:05:07.123Z" reads 2026-03-12. */
export function formatDay(iso: string): string {
  return iso.slice(0, 10);
}
