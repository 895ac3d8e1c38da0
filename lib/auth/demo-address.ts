import { normalizeEmail } from "./normalize-email.ts";

/** `.invalid` never resolves (RFC 2606), so nobody can own such an address and no mail can reach it. */
export const DEMO_DOMAIN = "demo.invalid";

export function isReservedForDemo(email: string): boolean {
  return normalizeEmail(email).endsWith(`@${DEMO_DOMAIN}`);
}
