import { hkdfSync } from "node:crypto";

/** One key per use from the module's one secret (RFC 5869), so that a value made for one use never fits another. */
export function deriveKey(secret: string, use: "refresh-successor" | "refresh-tag" | "sign-in-attempt"): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", `aegis/auth/${use}`, 32));
}
