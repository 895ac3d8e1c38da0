import { createSecretToken, tokenHashOf } from "../platform/crypto/secret-token.ts";

/** What a link in a letter is for. Each use has a name of its own in the token: one made for another neither looks like it nor has its digest. */
type LinkUse = "pwreset" | "address";

/** 256 bits; only the digest is kept. */
export function createLinkToken(use: LinkUse): { token: string; tokenHash: string } {
  const token = `${use}_${createSecretToken()}`;
  return { token, tokenHash: tokenHashOf(token) };
}

/** What is kept of a token, or null for a text that cannot be one for this use. */
export function linkHashOf(use: LinkUse, token: string): string | null {
  return token.startsWith(`${use}_`) && /^[a-z]{1,16}_[\w-]{43}$/.test(token) ? tokenHashOf(token) : null;
}
