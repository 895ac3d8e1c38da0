import { hkdfSync } from "node:crypto";

/** One key per use from the module's one secret (RFC 5869), so that a value made for one use never fits another. */
type KeyUse =
  | "refresh-successor"
  | "refresh-tag"
  | "sign-in-attempt"
  | "known-device"
  | "code-attempt"
  | "recovery-code"
  | "passkey-challenge"
  | "passkey-user"
  | "oauth-link";

export function deriveKey(secret: string, use: KeyUse): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", `aegis/auth/${use}`, 32));
}
