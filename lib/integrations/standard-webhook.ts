import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

// https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md

/** Headers of one signed event. */
export function signWebhook(signingSecret: string, event: { id: string; at: number; body: string }): Record<string, string> {
  const timestamp = String(Math.floor(event.at / 1_000));
  const signature = macOf(signingSecret, { id: event.id, timestamp, body: event.body }).toString("base64");
  return { "webhook-id": event.id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
}

const SECRET_BYTES = 32;

export function createSigningSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`;
}

export type SignedMessage = { id: string; timestamp: string; signatures: string; body: string };

/** What a sender's clock may be off by; a message that was caught is no good any longer. */
const TOLERANCE_MS = 300_000;
/** A sender that rotates its secret sends two. */
const SIGNATURES_MAX = 10;

/** Null where a header is missing or is none. */
export function readSignedMessage(header: (name: string) => string | null, body: string): SignedMessage | null {
  const [id, timestamp, signatures] = ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) => header(name) ?? "");
  if (!id || !timestamp || !signatures) return null;
  if (!/^[\x21-\x7e]{1,255}$/.test(id) || !/^\d{1,12}$/.test(timestamp) || !/^[\x20-\x7e]{4,2000}$/.test(signatures)) return null;
  return { id, timestamp, signatures, body };
}

/** Signed with one of the secrets, and just now. Every signature is held against every secret, so the time tells nothing of either. */
export function isSignedBy(secrets: readonly string[], message: SignedMessage, now: number): boolean {
  const isTimely = Math.abs(now - Number(message.timestamp) * 1_000) <= TOLERANCE_MS;
  const sent = message.signatures.split(" ").slice(0, SIGNATURES_MAX);
  const expected = secrets.map((secret) => macOf(secret, message));
  const matches = expected.flatMap((mac) => sent.map((each) => isSame(each, mac)));
  return isTimely && matches.some((isMatch) => isMatch);
}

function isSame(sent: string, mac: Buffer): boolean {
  const [version, encoded = ""] = sent.split(",");
  const given = Buffer.from(encoded, "base64");
  return given.length === mac.length && timingSafeEqual(given, mac) && version === "v1";
}

function macOf(signingSecret: string, { id, timestamp, body }: Pick<SignedMessage, "id" | "timestamp" | "body">): Buffer {
  const key = Buffer.from(signingSecret.replace(/^whsec_/, ""), "base64");
  return createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest();
}
