import { createHmac } from "node:crypto";
import { hash, verify } from "@node-rs/bcrypt";
import type { AuthSettings } from "./ports.ts";

type PasswordSettings = Pick<AuthSettings, "passwordPepper" | "bcryptCost">;

/** bcrypt reads 72 bytes and stops, so it gets a keyed digest of the password: 44 characters whatever its length. */
function pepper(password: string, settings: PasswordSettings): string {
  return createHmac("sha256", settings.passwordPepper).update(password.normalize("NFC"), "utf8").digest("base64");
}

export function hashPassword(password: string, settings: PasswordSettings): Promise<string> {
  return hash(pepper(password, settings), { cost: settings.bcryptCost });
}

/** With null the same work is done and the answer is false: an unknown account takes as long as a wrong password. */
export async function verifyPassword(password: string, passwordHash: string | null, settings: PasswordSettings): Promise<boolean> {
  const isRight = await verify(pepper(password, settings), passwordHash ?? decoyHash(settings.bcryptCost));
  return isRight && passwordHash !== null;
}

/** The work factor a hash was made with: `$2b$12$…` says 12. */
export function costOf(passwordHash: string): number {
  return Number(passwordHash.split("$")[2]);
}

/** Well-formed and of the configured cost; what it is the hash of does not matter. */
function decoyHash(cost: number): string {
  return `$2b$${String(cost).padStart(2, "0")}$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZabcde`;
}
