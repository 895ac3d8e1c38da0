import { createHmac, randomBytes } from "node:crypto";
import { deriveKey } from "../internal/derive-key.ts";

/**
 * Ten codes of 50 random bits, each good once. They are kept as HMACs under a key of the password pepper and bound to the person:
 * 50 bits would not resist a search of plain digests, and a copied digest opens nobody else's account.
 */
export const RECOVERY_CODES = 10;
/** Crockford's base32: no letter that reads as a digit. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const CHARACTERS = 10;
const READ_AS: Readonly<Record<string, string>> = { o: "0", i: "1", l: "1" };

/** Written in two halves, `7k3mq-x9d2f`. */
export function createRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const letters = Array.from(randomBytes(CHARACTERS), (byte) => ALPHABET[byte % ALPHABET.length] ?? "0").join("");
    return `${letters.slice(0, CHARACTERS / 2)}-${letters.slice(CHARACTERS / 2)}`;
  });
}

export function digestOfRecoveryCode(pepper: string, userId: string, code: string): string {
  return createHmac("sha256", deriveKey(pepper, "recovery-code"))
    .update(`${userId} ${normalize(code)}`)
    .digest("base64url");
}

function normalize(code: string): string {
  const letters = code.toLowerCase().replace(/[^0-9a-z]/g, "");
  return letters.replace(/[oil]/g, (letter) => READ_AS[letter] ?? letter);
}
