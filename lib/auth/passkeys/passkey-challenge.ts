import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { deriveKey } from "../internal/derive-key.ts";

/**
 * A challenge is `expiry (6 bytes) | random (16) | HMAC over both and what it was made for (32)`, so handing one out writes
 * nothing: a page that only might be used to sign in costs the database nothing, and nobody can fill it with challenges. It is
 * spent, by its digest, in the transaction of what it proves.
 */
const EXPIRY_BYTES = 6;
const RANDOM_BYTES = 16;
const MAC_BYTES = 32;
export const CHALLENGE_TTL_MS = 5 * 60_000;

/** What a passkey is asked for. A challenge for one thing, one person or one session is worth nothing for another. */
export type PasskeyUse =
  | { type: "enrol"; userId: string; sessionId: string }
  | { type: "sign-in" }
  /** `ticket` is what the first step gave out. */
  | { type: "second-step"; userId: string; ticket: string }
  | { type: "step-up"; userId: string; sessionId: string };

export function createChallenge(secret: string, use: PasskeyUse, nowMs: number): string {
  const head = Buffer.alloc(EXPIRY_BYTES + RANDOM_BYTES);
  head.writeUIntBE(nowMs + CHALLENGE_TTL_MS, 0, EXPIRY_BYTES);
  randomBytes(RANDOM_BYTES).copy(head, EXPIRY_BYTES);
  return Buffer.concat([head, macOf(secret, use, head)]).toString("base64url");
}

/** The entry that spends it, or null for a challenge that was not made for this use or is too old. */
export function parseChallenge(secret: string, use: PasskeyUse, challenge: string, nowMs: number): { _id: string; expiresAt: Date } | null {
  const bytes = Buffer.from(challenge, "base64url");
  // Only one spelling counts, or a spent challenge could be written another way.
  if (bytes.length !== EXPIRY_BYTES + RANDOM_BYTES + MAC_BYTES || bytes.toString("base64url") !== challenge) return null;
  const head = bytes.subarray(0, EXPIRY_BYTES + RANDOM_BYTES);
  if (!timingSafeEqual(bytes.subarray(head.length), macOf(secret, use, head))) return null;
  const expiresAt = head.readUIntBE(0, EXPIRY_BYTES);
  if (expiresAt <= nowMs) return null;
  return { _id: createHash("sha256").update(`passkey-challenge ${challenge}`).digest("hex"), expiresAt: new Date(expiresAt) };
}

function macOf(secret: string, use: PasskeyUse, head: Buffer): Buffer {
  return createHmac("sha256", deriveKey(secret, "passkey-challenge"))
    .update(JSON.stringify(subjectOf(use)))
    .update(head)
    .digest();
}

function subjectOf(use: PasskeyUse): string[] {
  switch (use.type) {
    case "sign-in":
      return [use.type];
    case "second-step":
      return [use.type, use.userId, use.ticket];
    default:
      return [use.type, use.userId, use.sessionId];
  }
}

/** The same for each of a person's passkeys and unlike any other person's; it says nothing to whoever reads it off a device. */
export function userHandleOf(secret: string, userId: string): string {
  return createHmac("sha256", deriveKey(secret, "passkey-user")).update(userId).digest("base64url");
}
