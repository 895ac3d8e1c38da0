import { createHash, randomBytes } from "node:crypto";

const TOKEN_BYTES = 32;

/** 256 random bits, in 43 characters that need no escaping in a link. Whoever holds them is let in, so they are told once and kept nowhere. */
export function createSecretToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/** What is kept of a token. A fast digest is enough: nobody tries out 256 bits, as they would the words of a password. */
export function tokenHashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
